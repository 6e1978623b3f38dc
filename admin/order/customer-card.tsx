import { Link } from "@tanstack/react-router";
import { ExternalLink } from "lucide-react";
import { useDesk } from "../desk.tsx";
import { EditLink } from "../order-edit/edit-link.tsx";
import { CopyButton } from "../kit/copy.tsx";
import { useWords } from "../words.tsx";
import { useOrder } from "./order-context.ts";

export function CustomerCard() {
  const { t } = useWords();
  const { order } = useOrder();
  const { customer } = order;
  const page = new URL(order.trackingPath, location.origin).href;
  return (
    <section className="card">
      <header>
        <h2>{t.order.customer.title}</h2>
        <OrderCount />
        <EditLink part="client" />
      </header>
      <div className="body">
        <p className="strong">{customer.name}</p>
        {customer.email ? (
          <div className="line">
            <a className="link" href={`mailto:${customer.email}`}>
              {customer.email}
            </a>
            <CopyButton text={customer.email} what={t.order.customer.email} />
          </div>
        ) : (
          <p className="soft">{t.order.customer.noEmail}</p>
        )}
        {customer.phone && (
          <div className="line">
            <a className="link" href={`tel:${customer.phone.replace(/[^\d+]/g, "")}`}>
              {customer.phone}
            </a>
            <CopyButton text={customer.phone} what={t.order.customer.phone} />
          </div>
        )}
      </div>
      <div className="body">
        <div className="line">
          <a className="link" href={order.trackingPath} target="_blank" rel="noreferrer">
            {t.order.customer.seePage} <ExternalLink size={14} aria-hidden="true" className="inline" />
          </a>
          <CopyButton text={page} what={t.order.customer.copyPage} />
        </div>
      </div>
    </section>
  );
}

/** How many orders this customer has, and the way to them. */
function OrderCount() {
  const { t } = useWords();
  const { shop } = useDesk();
  const { id, orderCount } = useOrder().order.customer;
  const text = t.order.customer.orders(orderCount);
  if (id === null || orderCount < 2) return <span className="soft fine">{text}</span>;
  return (
    <Link className="link fine" to="/$shop/commandes" params={{ shop: shop.slug }} search={{ customer: id }}>
      {text}
    </Link>
  );
}
