import { formatDateTime } from "../../shared/dates.ts";
import type { CustomerOrder } from "../../src/overview/customer/customer-order.ts";
import type { Frame } from "../frame.ts";
import { Icon } from "../parts/icons.tsx";
import { isPaidByHand } from "./paying.tsx";

type StepKind = CustomerOrder["steps"][number]["kind"];

/** What has happened, dated, then what is still to come. Each kind of step once, at its last date. */
export function Progress({ frame, view }: { frame: Frame; view: CustomerOrder }) {
  const { words, locale, shop } = frame;
  const done = [...new Map(view.steps.map((step) => [step.kind, step])).values()];
  const place = { locale, timeZone: shop.timeZone };
  return (
    <ol className="progress">
      {done.map(({ kind, at }) => (
        <li key={kind} className={kind === "cancelled" ? "stopped" : "done"}>
          <span className="dot">{kind === "cancelled" ? <Icon name="alert" /> : <Icon name="check" />}</span>
          <span className="name">{stepName(frame, view, kind)}</span>
          <time className="soft" dateTime={new Date(at).toISOString()}>
            {formatDateTime(at, place)}
          </time>
        </li>
      ))}
      {toCome(view).map((kind) => (
        <li key={kind}>
          <span className="dot" />
          <span className="name">{stepName(frame, view, kind)}</span>
          <span className="soft">{words.order.waiting}</span>
        </li>
      ))}
    </ol>
  );
}

function stepName({ words }: Frame, { order }: CustomerOrder, kind: StepKind): string {
  const { steps } = words.order;
  if (kind === "shipped" && order.fulfilmentStatus === "partially_shipped") return steps.partlyShipped;
  if (order.deliveryMethod?.kind === "pickup" && (kind === "shipped" || kind === "delivered")) return steps.pickup;
  return steps[kind];
}

/** The steps every such order goes through and that this one has not yet. */
function toCome({ order, due, steps }: CustomerOrder): StepKind[] {
  if (order.cancelledAt !== null) return [];
  const paid: StepKind[] = due > 0 ? ["paid"] : [];
  const goods: StepKind[] = {
    shipping: ["shipped", "delivered"],
    local_delivery: ["delivered"],
    pickup: ["delivered"],
  }[order.deliveryMethod?.kind ?? "shipping"] as StepKind[];
  const travels = order.fulfilmentStatus === "not_required" ? [] : goods;
  const inOrder = isPaidByHand(order.paymentMethod.kind) ? [...travels, ...paid] : [...paid, ...travels];
  return inOrder.filter((kind) => !steps.some((step) => step.kind === kind));
}
