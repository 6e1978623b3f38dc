import { useQuery } from "@tanstack/react-query";
import { useDesk } from "../desk.tsx";
import { SelectField, TextField } from "../kit/forms/field.tsx";
import { amountToType, symbolOf } from "../kit/forms/typed.ts";
import { deliveryMethodsQuery, paymentMethodsQuery } from "../queries.ts";
import { useWords } from "../words.tsx";
import type { PartProps } from "./manual-order-page.tsx";

/** How it reaches the customer, at which price, and how it is paid: any method of the shop, or none. */
export function DeliveryFields({ typed, settings, onChange, wrong }: PartProps) {
  const { t } = useWords();
  const { shop, place } = useDesk();
  const words = t.manualOrder;
  const { data: delivery } = useQuery(deliveryMethodsQuery(shop.slug));
  const { data: payment } = useQuery(paymentMethodsQuery(shop.slug));
  const deliveryMethods = delivery?.deliveryMethods ?? [];
  const chooseDelivery = (id: string) => {
    const price = deliveryMethods.find((one) => one.id === id)?.price;
    const deliveryPrice = price === undefined ? "" : amountToType(price, settings.currency, place.locale);
    onChange({ deliveryMethodId: id, deliveryPrice });
  };
  return (
    <section className="card">
      <header>
        <h2>{words.handling}</h2>
      </header>
      <div className="body stack wide">
        <div className="pair">
          <SelectField
            label={words.delivery}
            value={typed.deliveryMethodId}
            options={[["", words.noDelivery], ...deliveryMethods.map(({ id, name }) => [id, name] as const)]}
            onChange={chooseDelivery}
          />
          {typed.deliveryMethodId && (
            <TextField
              label={words.deliveryPrice}
              inputMode="decimal"
              unit={symbolOf(settings.currency, place.locale)}
              value={typed.deliveryPrice}
              error={wrong("delivery.price")}
              onChange={(deliveryPrice) => onChange({ deliveryPrice })}
            />
          )}
        </div>
        <SelectField
          label={words.payment}
          value={typed.paymentMethodId}
          options={[
            ["", words.noPayment],
            ...(payment?.paymentMethods ?? []).map(({ id, name }) => [id, name] as const),
          ]}
          onChange={(paymentMethodId) => onChange({ paymentMethodId })}
        />
      </div>
    </section>
  );
}
