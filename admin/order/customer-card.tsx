import { ExternalLink } from "lucide-react";
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
        <span className="soft fine">{t.order.customer.orders(customer.orderCount)}</span>
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
