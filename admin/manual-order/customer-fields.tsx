import { useDesk } from "../desk.tsx";
import { Tick } from "../kit/forms/field.tsx";
import { useWords } from "../words.tsx";
import { AddressFields } from "./address-fields.tsx";
import { ContactFields } from "./contact-fields.tsx";
import type { PartProps } from "./manual-order-page.tsx";
import { newAddress } from "./order-form.ts";

/** Who orders: one of three is enough; addresses only when they are known. */
export function CustomerFields({ typed, onChange, wrong }: PartProps) {
  const { t } = useWords();
  const { shop } = useDesk();
  const words = t.manualOrder;
  return (
    <section className="card">
      <header>
        <h2>{t.order.customer.title}</h2>
        <span className="soft fine">{words.customerHint}</span>
      </header>
      <div className="body stack wide">
        <ContactFields {...{ typed, onChange, wrong }} />
        {(["deliveryAddress", "billingAddress"] as const).map((which) => (
          <div key={which} className="stack wide">
            <Tick
              label={words[which]}
              checked={typed[which] !== null}
              onChange={(isGiven) => onChange({ [which]: isGiven ? newAddress(shop.country) : null })}
            />
            {typed[which] && (
              <AddressFields
                address={typed[which]}
                wrong={(field) => wrong(`${which}.${field}`)}
                onChange={(address) => onChange({ [which]: address })}
              />
            )}
          </div>
        ))}
      </div>
    </section>
  );
}
