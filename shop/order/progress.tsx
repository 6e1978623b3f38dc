import { isPaidInHand } from "../../shared/banking/means.ts";
import { formatDateTime } from "../../shared/dates.ts";
import type { CustomerOrder } from "../../src/overview/customer/customer-order.ts";
import { hasGoods, isHandedOver } from "../../src/orders/order.ts";
import type { Frame } from "../frame.ts";
import { Icon } from "../parts/icons.tsx";
import { isOwed } from "./paying.tsx";

type StepKind = CustomerOrder["steps"][number]["kind"];

/** What has happened, dated, then what is still to come. Each kind of step once, at its last date. */
export function Progress({ frame, view }: { frame: Frame; view: CustomerOrder }) {
  const { words, locale, shop } = frame;
  const done = [...new Map(view.steps.map((step) => [step.kind, step])).values()];
  const place = { locale, timeZone: shop.timeZone };
  return (
    <ol className="progress">
      {done.map(({ kind, at }) => (
        <li key={kind} className={isEnd(kind) ? "stopped" : "done"}>
          <span className="dot">{isEnd(kind) ? <Icon name="alert" /> : <Icon name="check" />}</span>
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

/** Nothing more is delivered after it. */
const isEnd = (kind: StepKind): boolean => kind === "cancelled" || kind === "withheld";

function stepName({ words }: Frame, { order }: CustomerOrder, kind: StepKind): string {
  const { steps } = words.order;
  const isPickup = order.deliveryMethod?.kind === "pickup";
  if (kind === "shipped" && order.fulfilmentStatus === "partially_shipped")
    return isHandedOver(order) ? steps.partlyPickup : steps.partlyShipped;
  if (isPickup && (kind === "shipped" || kind === "delivered")) return steps.pickup;
  return steps[kind];
}

/** The steps every such order goes through and that this one has not yet. */
function toCome({ order, due, steps }: CustomerOrder): StepKind[] {
  if (order.cancelledAt !== null) return [];
  const paid: StepKind[] = isOwed({ order, due }) ? ["paid"] : [];
  const travels = handlingOf(order);
  const inOrder = isPaidInHand(order.paymentMethod.kind) ? [...travels, ...paid] : [...paid, ...travels];
  return inOrder.filter((kind) => !steps.some((step) => step.kind === kind));
}

const handling: Record<"shipping" | "local_delivery" | "pickup", StepKind[]> = {
  shipping: ["shipped", "delivered"],
  local_delivery: ["sentOut", "delivered"],
  pickup: ["ready", "delivered"],
};

/** How such an order reaches its customer. Without goods only what the shop has begun is promised; what went another way promises nothing. */
function handlingOf(order: CustomerOrder["order"]): StepKind[] {
  const { fulfilmentStatus, deliveryMethod } = order;
  if (fulfilmentStatus === "processing" && !hasGoods(order)) return ["delivered"];
  if (["not_required", "will_not_deliver", "returned", "delivered"].includes(fulfilmentStatus)) return [];
  if (isHandedOver(order) && fulfilmentStatus === "partially_shipped") return ["delivered"];
  return handling[deliveryMethod?.kind ?? "shipping"];
}
