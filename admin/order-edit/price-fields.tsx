import { useQuery } from "@tanstack/react-query";
import { useDesk } from "../desk.tsx";
import { SelectField, TextField } from "../kit/forms/field.tsx";
import { amountToType, symbolOf } from "../kit/forms/typed.ts";
import { deliveryMethodsQuery } from "../queries.ts";
import { useWords } from "../words.tsx";
import type { PartProps } from "./edit-page.tsx";
import type { TypedEdit } from "./edit-form.ts";

const kinds = ["none", "amount", "percent"] as const;

/** The discount on the whole order, how it is delivered and at which price. */
export function PriceFields(props: PartProps) {
  const { t } = useWords();
  return (
    <section className="card">
      <header>
        <h2>{t.edit.sums}</h2>
      </header>
      <div className="body stack wide">
        <DiscountFields {...props} />
        <DeliveryFields {...props} />
      </div>
    </section>
  );
}

function DiscountFields({ typed, order, onChange, wrong }: PartProps) {
  const { t } = useWords();
  const { place } = useDesk();
  return (
    <div className="pair">
      <SelectField
        label={t.edit.discount}
        value={typed.discountKind}
        options={kinds.map((kind) => [kind, t.edit.discounts[kind]] as const)}
        onChange={(kind) => onChange({ discountKind: kind as TypedEdit["discountKind"], discount: "" })}
      />
      {typed.discountKind !== "none" && (
        <TextField
          label={t.edit.discountValue}
          inputMode="decimal"
          unit={typed.discountKind === "percent" ? "%" : symbolOf(order.currency, place.locale)}
          value={typed.discount}
          error={wrong("discount")}
          onChange={(discount) => onChange({ discount })}
        />
      )}
    </div>
  );
}

function DeliveryFields({ typed, order, onChange, wrong }: PartProps) {
  const { t } = useWords();
  const { shop, place } = useDesk();
  const { data } = useQuery(deliveryMethodsQuery(shop.slug));
  const methods = (data?.deliveryMethods ?? []).map(({ id, name }) => [id, name] as const);
  const own = order.deliveryMethod;
  // A method that was taken away since stays the order's own.
  const known = own && !methods.some(([id]) => id === own.id) ? [[own.id, own.name] as const] : [];
  const choose = (id: string) => {
    const price = data?.deliveryMethods.find((one) => one.id === id)?.price;
    const deliveryPrice = price === undefined ? typed.deliveryPrice : amountToType(price, order.currency, place.locale);
    onChange({ deliveryMethodId: id, deliveryPrice });
  };
  return (
    <div className="pair">
      <SelectField
        label={t.manualOrder.delivery}
        value={typed.deliveryMethodId}
        options={[["", t.manualOrder.noDelivery], ...known, ...methods]}
        onChange={choose}
      />
      {typed.deliveryMethodId && (
        <TextField
          label={t.manualOrder.deliveryPrice}
          inputMode="decimal"
          unit={symbolOf(order.currency, place.locale)}
          value={typed.deliveryPrice}
          error={wrong("delivery.price")}
          onChange={(deliveryPrice) => onChange({ deliveryPrice })}
        />
      )}
    </div>
  );
}
