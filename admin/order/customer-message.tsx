import { MessageSquareText } from "lucide-react";
import { useDesk } from "../desk.tsx";
import { Banner } from "../kit/banner.tsx";
import { useWords } from "../words.tsx";
import { useOrder } from "./order-context.ts";

/** What the customer wrote with the order. */
export function CustomerMessage() {
  const { t } = useWords();
  const { order } = useOrder();
  if (!order.customerMessage) return null;
  return (
    <section className="card said first">
      <header>
        <MessageSquareText size={16} aria-hidden="true" />
        <h2>{t.order.message}</h2>
      </header>
      <p className="body">{order.customerMessage}</p>
    </section>
  );
}

/** Why an order is cancelled, and what is still to give back. */
export function CancelledBanner() {
  const { t } = useWords();
  const { order } = useOrder();
  const { moment, money } = useDesk();
  if (!order.cancelledAt) return null;
  return (
    <Banner tone="warn" title={`${t.order.cancelledTitle} · ${moment(order.cancelledAt)}`}>
      {order.cancelReason && <p>{t.order.cancelReason(order.cancelReason)}</p>}
      {order.due < 0 && (
        <p className="strong">
          {t.order.payment.toGiveBack} <span className="figures">{money(-order.due, order.currency)}</span>
        </p>
      )}
    </Banner>
  );
}
