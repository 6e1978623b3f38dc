import { useQueryClient } from "@tanstack/react-query";
import { Link, useLocation, useRouter } from "@tanstack/react-router";
import { ChevronDown, ChevronLeft, ChevronUp, Printer, type LucideIcon } from "lucide-react";
import type { MouseEvent } from "react";
import type { OrderList } from "../../src/overview/order-row.ts";
import { useDesk } from "../desk.tsx";
import { OwnStatus, Status } from "../kit/badge.tsx";
import { Menu } from "../kit/menu.tsx";
import { lastList } from "../orders/last-list.ts";
import { readListSearch } from "../orders/list-search.ts";
import { deskPath, keys } from "../queries.ts";
import { parseSearch } from "../search.ts";
import { useWords } from "../words.tsx";
import { useOrder } from "./order-context.ts";
import { useOrigin } from "./history/origin.ts";
import { MoreVerbs, NextStep } from "./order-verbs.tsx";

export function OrderHead() {
  const { t } = useWords();
  const { order } = useOrder();
  const { moment } = useDesk();
  return (
    <header className="head">
      <BackLink />
      <div className="title">
        <h1>{t.order.title(order.reference)}</h1>
        <Badges />
        <p className="soft fine">
          <time dateTime={order.placedAt}>{moment(order.placedAt)}</time>
          {` · ${t.order.origins[order.origin]}`}
        </p>
      </div>
      <div className="actions">
        <Neighbours />
        <PrintMenu />
        <MoreVerbs />
        <NextStep />
      </div>
    </header>
  );
}

function Badges() {
  const { t } = useWords();
  const origin = useOrigin();
  const { order } = useOrder();
  return (
    <>
      <span title={origin(order, "payment")}>
        <Status axis="payment" value={order.paymentStatus} own={order.statuses.payment} />
      </span>
      <span title={origin(order, "fulfilment")}>
        <Status axis="fulfilment" value={order.fulfilmentStatus} own={order.statuses.fulfilment} />
      </span>
      <span title={origin(order, "other")}>
        <OwnStatus id={order.statuses.other} />
      </span>
      {order.life !== "open" && <Status axis="life" value={order.life} />}
      {order.completedAt && <span className="tag">{t.order.completed}</span>}
      {order.isManual && <span className="tag">{t.orders.manual}</span>}
      {order.isTest && <span className="tag">{t.order.test}</span>}
    </>
  );
}

/** Back to the same place in the same list. */
function BackLink() {
  const { t } = useWords();
  const { shop } = useDesk();
  const router = useRouter();
  const { fromList } = useLocation().state;
  const back = (event: MouseEvent) => {
    if (!fromList || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    router.history.back();
  };
  return (
    <Link
      className="button bare icon"
      to="/$shop/commandes"
      params={{ shop: shop.slug }}
      search={readListSearch(parseSearch(lastList()))}
      aria-label={t.order.back}
      onClick={back}
    >
      <ChevronLeft size={18} aria-hidden="true" />
    </Link>
  );
}

/** The orders before and after this one in the list it was opened from. */
function Neighbours() {
  const { t } = useWords();
  const { order } = useOrder();
  const { shop } = useDesk();
  const list = useQueryClient().getQueryData<OrderList>(keys.orders(shop.slug, lastList()));
  const at = list?.orders.findIndex((one) => one.id === order.id) ?? -1;
  if (!list || at < 0) return null;
  return (
    <span className="joined beside">
      <Neighbour id={list.orders[at - 1]?.id} label={t.order.newer} icon={ChevronUp} />
      <Neighbour id={list.orders[at + 1]?.id} label={t.order.older} icon={ChevronDown} />
    </span>
  );
}

function Neighbour({ id, label, icon: Icon }: { id: string | undefined; label: string; icon: LucideIcon }) {
  const { shop } = useDesk();
  if (!id)
    return (
      <button type="button" className="button icon" disabled aria-label={label}>
        <Icon size={16} aria-hidden="true" />
      </button>
    );
  return (
    <Link
      className="button icon"
      to="/$shop/commandes/$id"
      params={{ shop: shop.slug, id }}
      replace
      state={(state) => state}
      aria-label={label}
      title={label}
    >
      <Icon size={16} aria-hidden="true" />
    </Link>
  );
}

function PrintMenu() {
  const { t } = useWords();
  const { order, action, ask } = useOrder();
  const { shop } = useDesk();
  const paper = (name: string) => deskPath(shop.slug, `/orders/${order.id}/${name}`);
  const trigger = (
    <button type="button" className="button" aria-label={t.order.print}>
      <Printer size={16} aria-hidden="true" />
      <span className="beside">{t.order.print}</span>
      <ChevronDown size={14} aria-hidden="true" className="beside" />
    </button>
  );
  const invoices = order.invoices.map(({ id, number, kind }) => ({
    label: kind === "invoice" ? t.order.printInvoice(number) : t.order.printCreditNote(number),
    href: deskPath(shop.slug, `/invoices/${id}/pdf`),
  }));
  return (
    <Menu
      trigger={trigger}
      entries={[
        { label: t.order.printOrder, href: paper("print.pdf") },
        { label: t.order.printSlip, href: paper("packing-slip.pdf") },
        ...(action("print_label") ? [{ label: t.order.printLabel, run: () => ask({ verb: "print_label" }) }] : []),
        ...invoices,
      ]}
    />
  );
}
