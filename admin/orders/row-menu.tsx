import { Menu as Base } from "@base-ui/react/menu";
import { useQuery } from "@tanstack/react-query";
import { Ellipsis, FileText, ReceiptText } from "lucide-react";
import type { OrderPage } from "../../src/overview/order-page.ts";
import type { OrderRow } from "../../src/overview/order-row.ts";
import { useDesk } from "../desk.tsx";
import { ErrorBanner, useTold } from "../kit/banner.tsx";
import { MenuPopup, type MenuEntry } from "../kit/menu.tsx";
import { OrderContext, useOpenOrder } from "../order/order-context.ts";
import { allVerbs } from "../order/order-verbs.tsx";
import { VerbDialog } from "../order/verbs/verb-dialog.tsx";
import { deskPath, orderQuery } from "../queries.ts";
import { useWords } from "../words.tsx";

type Opened = Pick<OrderRow, "id" | "reference">;

/** One menu for all rows: fifty of them would make every change of the list slower. */
const handle = Base.createHandle<Opened>();

export function RowMenuButton({ order }: { order: Opened }) {
  const { t } = useWords();
  return (
    <Base.Trigger
      handle={handle}
      payload={order}
      className="button bare icon small"
      aria-label={t.orders.actionsOf(order.reference)}
    >
      <Ellipsis size={16} aria-hidden="true" />
    </Base.Trigger>
  );
}

/** What may be done to the order whose button was pressed: its page is read, so that no rule is written here. */
export function RowMenu() {
  return (
    <Base.Root handle={handle}>{({ payload }) => payload && <MenuOf key={payload.id} id={payload.id} />}</Base.Root>
  );
}

function MenuOf({ id }: { id: string }) {
  const { t } = useWords();
  const { shop } = useDesk();
  const { data: order, error } = useQuery({ ...orderQuery(shop.slug, id), refetchInterval: false });
  const told = useTold(error);
  if (order) return <LoadedMenu order={order} />;
  return <MenuPopup entries={[{ heading: told?.title ?? t.shell.loading }]} />;
}

function LoadedMenu({ order }: { order: OrderPage }) {
  const { t } = useWords();
  const { open, asked, close, error } = useOpenOrder(order);
  const papers = usePapers(order);
  const rule: MenuEntry[] = papers.length > 0 ? ["rule"] : [];
  return (
    <OrderContext value={open}>
      <ErrorBanner error={error} />
      <MenuPopup entries={[...allVerbs(open, t), ...rule, ...papers]} />
      {asked && <VerbDialog asked={asked} onClose={close} />}
    </OrderContext>
  );
}

function usePapers({ id, papers }: OrderPage): MenuEntry[] {
  const { t } = useWords();
  const { shop } = useDesk();
  const icons = { invoice: <ReceiptText />, packing_slip: <FileText /> };
  const files = { invoice: "invoice.pdf", packing_slip: "packing-slip.pdf" };
  return papers.map((paper) => ({
    label: t.orders.papers[paper],
    icon: icons[paper],
    href: deskPath(shop.slug, `/orders/${id}/${files[paper]}`),
  }));
}
