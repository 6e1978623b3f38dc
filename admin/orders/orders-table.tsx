import { Link } from "@tanstack/react-router";
import { MessageSquareText } from "lucide-react";
import { memo } from "react";
import { formatQuantity, type Milli } from "../../shared/money.ts";
import type { OrderRow } from "../../src/overview/order-row.ts";
import { useDesk } from "../desk.tsx";
import { OwnStatus, Status } from "../kit/badge.tsx";
import { useWords } from "../words.tsx";
import { ChooseBox, ChoosePage } from "./bulk/choose-box.tsx";
import type { Selection } from "./bulk/selection.ts";
import type { ListSearch } from "./list-search.ts";
import { RowMenuButton } from "./row-menu.tsx";

const awaitedRows = Array.from({ length: 12 }, (_, at) => at);

interface OrdersTableProps {
  orders: readonly OrderRow[] | undefined;
  search: ListSearch;
  /** None while the rows are awaited. */
  selection?: Selection;
}

/** The rows; grey ones of the final height while they are awaited. */
export function OrdersTable({ orders, search, selection }: OrdersTableProps) {
  const { t } = useWords();
  const { columns } = t.orders;
  return (
    <div className="scroll">
      <table className="rows orders" aria-busy={orders === undefined}>
        <caption className="aloud">{t.orders.table}</caption>
        <thead>
          <tr>
            <th scope="col" className="pick">
              {selection && <ChoosePage shown={orders ?? []} selection={selection} />}
            </th>
            <th scope="col">{columns.order}</th>
            <th scope="col">{columns.date}</th>
            <th scope="col">{columns.customer}</th>
            <th scope="col" className="right extra">
              {columns.items}
            </th>
            <th scope="col">{columns.payment}</th>
            <th scope="col" className="extra">
              {columns.means}
            </th>
            <th scope="col">{columns.fulfilment}</th>
            <th scope="col" className="broad">
              {columns.delivery}
            </th>
            <th scope="col" className="right">
              {columns.total}
            </th>
            <th scope="col">
              <span className="aloud">{t.orders.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {orders
            ? orders.map((order) => (
                <Row
                  key={order.id}
                  order={order}
                  isInItsView={search.view === order.life}
                  isChosen={selection?.chosen.has(order.id) ?? false}
                  onToggle={selection?.toggle}
                />
              ))
            : awaitedRows.map((at) => <AwaitedRow key={at} />)}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  order: OrderRow;
  /** In the view of its own life, saying it again would be noise. */
  isInItsView: boolean;
}

interface ChoosableProps extends RowProps {
  isChosen: boolean;
  onToggle: Selection["toggle"] | undefined;
}

const Row = memo(function Row({ order, isInItsView, isChosen, onToggle }: ChoosableProps) {
  const { place, recent, money } = useDesk();
  return (
    <tr className={order.isUnread ? "unread" : undefined} data-chosen={isChosen || undefined}>
      <td className="pick">{onToggle && <ChooseBox order={order} isChosen={isChosen} onToggle={onToggle} />}</td>
      <th scope="row" className="keep number">
        <Reference order={order} />
      </th>
      <td className="keep date">
        <time dateTime={order.placedAt}>{recent(order.placedAt)}</time>
      </td>
      <td className="customer rest">
        <Customer order={order} isInItsView={isInItsView} />
      </td>
      <td className="right figures extra">{formatQuantity(order.itemCount as Milli, place.locale)}</td>
      <td className="state payment">
        <Status axis="payment" value={order.paymentStatus} own={order.statuses.payment} />
      </td>
      <td className="soft extra cut" title={order.paymentMethod.name}>
        {order.paymentMethod.name}
      </td>
      <td className="state fulfilment">
        <Status axis="fulfilment" value={order.fulfilmentStatus} own={order.statuses.fulfilment} />
      </td>
      <td className="soft broad cut" title={order.deliveryMethod ?? undefined}>
        {order.deliveryMethod}
      </td>
      <td className="right figures strong total">{money(order.total, order.currency)}</td>
      <td className="act">
        <RowMenuButton order={order} />
      </td>
    </tr>
  );
});

function Reference({ order }: { order: OrderRow }) {
  const { t } = useWords();
  const { shop } = useDesk();
  return (
    <>
      <Link
        className="open"
        to="/$shop/commandes/$id"
        params={{ shop: shop.slug, id: order.id }}
        state={{ fromList: true }}
      >
        {order.reference}
      </Link>
      {order.isUnread && (
        <span className="dot" title={t.orders.unread}>
          <span className="aloud">{t.orders.unread}</span>
        </span>
      )}
    </>
  );
}

function Customer({ order, isInItsView }: RowProps) {
  const { t } = useWords();
  return (
    <span className="who">
      <CustomerName order={order} />
      {order.hasMessage && (
        <span className="sign" title={t.orders.message}>
          <MessageSquareText size={15} aria-hidden="true" />
          <span className="aloud">{t.orders.message}</span>
        </span>
      )}
      {order.life !== "open" && !isInItsView && <Status axis="life" value={order.life} />}
      <OwnStatus id={order.statuses.other} />
      {order.isWithdrawing && <span className="tag">{t.law.withdrawal.flag}</span>}
      {order.isManual && <span className="tag">{t.orders.manual}</span>}
      {order.isTest && <span className="tag">{t.orders.test}</span>}
    </span>
  );
}

/** Leads to all the orders of this customer. */
function CustomerName({ order: { customerId, customerName } }: { order: OrderRow }) {
  const { t } = useWords();
  const { shop } = useDesk();
  if (customerId === null) return <span className="name">{customerName}</span>;
  return (
    <Link
      className="name"
      to="/$shop/commandes"
      params={{ shop: shop.slug }}
      search={{ customer: customerId }}
      title={t.orders.ordersOf(customerName)}
    >
      {customerName}
    </Link>
  );
}

function AwaitedRow() {
  const { t } = useWords();
  return (
    <tr>
      <td colSpan={11} className="wide">
        <i className="bone" />
        <span className="aloud">{t.shell.loading}</span>
      </td>
    </tr>
  );
}
