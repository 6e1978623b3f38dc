import type { ProviderName } from "../../../src/payments/provider.ts";
import { statusWord, type StatusOf } from "../../../shared/statuses.ts";
import type { Moved } from "../../../src/orders/axes.ts";
import type { OrderPage } from "../../../src/overview/order-page.ts";
import { useDesk } from "../../desk.tsx";
import { useWords } from "../../words.tsx";

type Entry = OrderPage["history"][number];

/** Names who did something: a person, the customer, an integration by its key, a rule of the shop, or Carnet itself. */
export function useWho(): (actor: Entry["actor"]) => string {
  const { t } = useWords();
  return ({ kind, id, name }) => {
    if (kind === "system") return t.history.system;
    if (kind === "api") return t.history.integration(name);
    if (kind === "provider") return t.online.providers[name as ProviderName] ?? name;
    if (kind === "carrier") return name || t.history.carrier;
    if (kind === "rule") return ruleName(t.history.rules, id, name);
    return name || t.history.customer;
  };
}

function ruleName(rules: Readonly<Record<string, (name: string) => string>>, id: string | null, name: string): string {
  return rules[id ?? ""]?.(name) ?? name;
}

/** "En attente de paiement → Payé", in the shop's words, for what a happening moved. */
export function useMoves(): (data: Entry["data"]) => string[] {
  const { t } = useWords();
  const { shop, place } = useDesk();
  const reader = { vocabulary: shop.vocabulary, locale: place.locale };
  return (data) => {
    const { payment, fulfilment } = (data["moved"] ?? {}) as Moved;
    const word = {
      payment: (value: string) => statusWord("payment", value as StatusOf<"payment">, reader),
      fulfilment: (value: string) => statusWord("fulfilment", value as StatusOf<"fulfilment">, reader),
    };
    return [
      ...(payment ? [t.history.from(word.payment(payment.from), word.payment(payment.to))] : []),
      ...(fulfilment ? [t.history.from(word.fulfilment(fulfilment.from), word.fulfilment(fulfilment.to))] : []),
    ];
  };
}

/** What gave the order the status it has on this axis; the history is newest first. */
const lastMoveOn = (history: readonly Entry[], axis: "payment" | "fulfilment" | "other"): Entry | undefined =>
  history.find(
    ({ kind, data }) =>
      (kind === "order.status_chosen" && data["axis"] === axis) || axis in ((data["moved"] ?? {}) as object),
  );

/** Who gave the order this status, and when; empty as long as it has the one it was placed with. */
export function useOrigin(): (order: OrderPage, axis: "payment" | "fulfilment" | "other") => string {
  const { t } = useWords();
  const { moment } = useDesk();
  const who = useWho();
  return ({ history }, axis) => {
    const last = lastMoveOn(history, axis);
    return last ? t.history.by(who(last.actor), moment(last.at)) : "";
  };
}
