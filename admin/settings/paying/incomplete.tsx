import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { missingOf } from "../../../shared/banking/means.ts";
import type { PaymentMethod } from "../../../src/payments/payment-method.ts";
import { useDesk } from "../../desk.tsx";
import { Banner } from "../../kit/banner.tsx";
import { paymentMethodsQuery } from "../../queries.ts";
import { useWords, type Words } from "../../words.tsx";

/** "il manque l’IBAN, le bénéficiaire"; empty when nothing lacks. */
export function lackingIn({ kind, payTo }: Pick<PaymentMethod, "kind" | "payTo">, t: Words): string {
  const words = t.settings.payment.lacking;
  return missingOf({ kind, payTo })
    .map((field) => (field === "payee" && kind !== "transfer" ? words.toTheOrderOf : words[field]))
    .join(", ");
}

/** Means switched on that customers are not offered, because nobody could pay by them yet; nothing when there is none. */
export function IncompleteMeans({ methods }: { methods: readonly PaymentMethod[] }) {
  const { t } = useWords();
  const words = t.settings.payment;
  const incomplete = methods.filter((method) => method.isEnabled && missingOf(method).length > 0);
  if (incomplete.length === 0) return null;
  return (
    <Banner tone="warn" title={words.incompleteTitle(incomplete.map(({ name }) => name).join(", "))}>
      <p>{words.incompleteText}</p>
    </Banner>
  );
}

/** The same on the first page of the desk, with the way to complete them. */
export function MeansToComplete() {
  const { t } = useWords();
  const { shop } = useDesk();
  const { data } = useQuery(paymentMethodsQuery(shop.slug));
  const words = t.settings.payment;
  const incomplete = (data?.paymentMethods ?? []).filter((method) => method.isEnabled && missingOf(method).length > 0);
  if (incomplete.length === 0) return null;
  return (
    <Banner tone="warn" title={words.incompleteTitle(incomplete.map(({ name }) => name).join(", "))}>
      <p>
        <Link className="link" to="/$shop/reglages/$part" params={{ shop: shop.slug, part: "paiements" }}>
          {words.complete}
        </Link>
      </p>
    </Banner>
  );
}
