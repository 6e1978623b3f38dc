import { useQuery } from "@tanstack/react-query";
import { ownWord, statusWord, type StatusOf } from "../../../shared/statuses.ts";
import { useDesk } from "../../desk.tsx";
import { deliveryMethodsQuery, statusesQuery } from "../../queries.ts";
import { useWords } from "../../words.tsx";

type Options = readonly (readonly [value: string, label: string])[];
type Reached = Exclude<StatusOf<"fulfilment">, "unfulfilled" | "not_required">;

interface Offered {
  /** The payment status the order has then: a word of the merchant's that stands for it may be given. */
  payment: "awaiting" | "paid" | "refunded" | "";
  goals: readonly Reached[];
  /** What a word of the merchant's for the fulfilment may stand for; what is unfulfilled, and the goals, when unsaid. */
  bases?: readonly Reached[];
}

/** The statuses that may be given on an occasion, the shop's words first, then the merchant's own; undefined until they are read. */
export function useStatusOptions(): ((offered: Offered) => Options) | undefined {
  const { t } = useWords();
  const { shop, place } = useDesk();
  const statuses = useQuery(statusesQuery(shop.slug)).data?.statuses;
  const methods = useQuery(deliveryMethodsQuery(shop.slug)).data?.deliveryMethods;
  if (!statuses || !methods) return undefined;
  const has = (kind: string) => methods.some((method) => method.kind === kind && method.isEnabled);
  const exists = (value: string) =>
    value === "out_for_delivery" ? has("local_delivery") : value !== "ready_for_pickup" || has("pickup");
  const reader = { vocabulary: shop.vocabulary, locale: place.locale };
  return ({ payment, goals: values, bases = ["unfulfilled", ...values] }) => {
    const words = values
      .filter(exists)
      .map((value) => [`fulfilment:${value}`, statusWord("fulfilment", value, reader)] as const);
    const own = statuses
      .filter(({ isEnabled, axis, base }) => isEnabled && (axis !== "payment" || base === payment))
      .filter(({ axis, base }) => axis !== "fulfilment" || bases.some((one) => one === base))
      .map(({ axis, id, labels }) => [`${axis}:${id}`, ownWord(labels, place.locale)] as const);
    return [["", t.settings.automations.none], ...words, ...own];
  };
}
