import { useDesk } from "../desk.tsx";
import { TextField, Tick } from "../kit/forms/field.tsx";
import { AddressFields } from "../manual-order/address-fields.tsx";
import { ContactFields } from "../manual-order/contact-fields.tsx";
import { newAddress } from "../manual-order/order-form.ts";
import { useWords } from "../words.tsx";
import type { PartProps } from "./edit-page.tsx";

/** Who ordered, and what he wrote. */
export function BuyerFields({ typed, onChange, wrong }: PartProps) {
  const { t } = useWords();
  return (
    <section className="card" id="client">
      <header>
        <h2>{t.order.customer.title}</h2>
      </header>
      <div className="body stack wide">
        <ContactFields {...{ typed, onChange, wrong }} />
        <TextField
          label={t.order.message}
          need="optional"
          lines={2}
          maxLength={2_000}
          value={typed.customerMessage}
          error={wrong("customerMessage")}
          onChange={(customerMessage) => onChange({ customerMessage })}
        />
      </div>
    </section>
  );
}

/** Where it goes, and to whom it is billed. */
export function PlaceFields({ typed, onChange, wrong }: PartProps) {
  const { t } = useWords();
  const { shop } = useDesk();
  return (
    <section className="card" id="adresses">
      <header>
        <h2>{t.order.addresses.delivery}</h2>
      </header>
      <div className="body stack wide">
        <Tick
          label={t.edit.isDelivered}
          checked={typed.deliveryAddress !== null}
          onChange={(isGiven) => onChange({ deliveryAddress: isGiven ? newAddress(shop.country) : null })}
        />
        {typed.deliveryAddress && (
          <AddressFields
            address={typed.deliveryAddress}
            wrong={(field) => wrong(`deliveryAddress.${field}`)}
            onChange={(deliveryAddress) => onChange({ deliveryAddress })}
          />
        )}
      </div>
      <header>
        <h2>{t.order.addresses.billing}</h2>
      </header>
      <div className="body stack wide">
        <AddressFields
          address={typed.billingAddress}
          wrong={(field) => wrong(`billingAddress.${field}`)}
          onChange={(billingAddress) => onChange({ billingAddress })}
        />
      </div>
    </section>
  );
}
