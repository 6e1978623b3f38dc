import { useQuery } from "@tanstack/react-query";
import type { SettingsView } from "../../src/shops/settings.ts";
import { useDesk } from "../desk.tsx";
import { quantityTyped } from "../kit/forms/typed.ts";
import { SumsOf } from "../order/sums.tsx";
import { deliveryMethodsQuery } from "../queries.ts";
import { useWords } from "../words.tsx";
import { pricedOf, type TypedOrder } from "./order-form.ts";

/** What the order will come to, before it is recorded: the server refuses any other total. */
export function Totals({ typed, settings }: { typed: TypedOrder; settings: SettingsView }) {
  const { t } = useWords();
  const { shop } = useDesk();
  const { data } = useQuery(deliveryMethodsQuery(shop.slug));
  const priced = pricedOf(typed, settings);
  const { currency, pricesIncludeTax } = settings;
  const deliveryMethod = data?.deliveryMethods.find(({ id }) => id === typed.deliveryMethodId) ?? null;
  const itemCount = typed.lines.reduce((count, line) => count + (quantityTyped(line.quantity) ?? 0), 0);
  return (
    <section className="card" aria-live="polite">
      <header>
        <h2>{t.order.payment.total}</h2>
      </header>
      {priced ? (
        <SumsOf
          order={{ ...priced, currency, pricesIncludeTax, deliveryMethod, itemCount, shipping: priced.shipping.total }}
        />
      ) : (
        <p className="body soft">{t.manualOrder.noTotal}</p>
      )}
    </section>
  );
}
