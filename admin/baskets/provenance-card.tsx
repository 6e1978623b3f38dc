import { useDesk } from "../desk.tsx";
import { useWords } from "../words.tsx";
import { useOrder } from "../order/order-context.ts";

/** How the customer came to this order; nothing where nothing is known of it. */
export function ProvenanceCard() {
  const { t } = useWords();
  const { longDay } = useDesk();
  const { provenance } = useOrder().order;
  const words = t.baskets.order;
  if (!provenance) return null;
  const { campaign, remindedAt } = provenance;
  const said = (["source", "medium", "name"] as const).flatMap((part) =>
    campaign?.[part] ? [[words.campaign[part], campaign[part]] as const] : [],
  );
  return (
    <section className="card">
      <header>
        <h2>{words.title}</h2>
      </header>
      <dl className="body stack">
        {remindedAt && (
          <div>
            <dt className="soft fine">{words.reminded}</dt>
            <dd>{words.remindedOn(longDay(remindedAt))}</dd>
          </div>
        )}
        {said.map(([label, value]) => (
          <div key={label}>
            <dt className="soft fine">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
