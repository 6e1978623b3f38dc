import type { HappeningKind } from "../happenings.ts";
import type { OrderHappening } from "../lib/outbox.ts";

/** What a happening changes: a later one that changes the same stands in the way of undoing it. */
type Matter = "money" | "goods" | "life" | "end" | "words" | "message";

/** What can be undone, and what it changes. Whatever is not named stays: an order placed, an invoice issued, a note. */
const matters: Partial<Record<HappeningKind, readonly Matter[]>> = {
  "payment.received": ["money"],
  "payment.reversed": ["money"],
  "payment.refunded": ["money"],
  "order.accepted": ["money"],
  "order.held": ["money"],
  "order.prepared": ["goods"],
  "order.ready": ["goods"],
  "order.sent_out": ["goods"],
  "order.delivered": ["goods"],
  "order.withheld": ["goods"],
  "order.returned": ["goods"],
  "order.step_undone": ["goods"],
  "shipment.handed_over": ["goods"],
  "shipment.delivered": ["goods"],
  "shipment.taken_back": ["goods"],
  "order.cancelled": ["goods", "life"],
  "order.reopened": ["goods", "life"],
  "order.archived": ["life"],
  "order.restored": ["life"],
  "order.deleted": ["goods", "life"],
  "order.completed": ["end"],
  "order.status_chosen": ["words"],
  // All there is to undo is the message: while it waits.
  "order.written_to": ["message"],
  "payment.confirmation_sent": ["message"],
  "payment.requested": ["message"],
  "invoice.sent": ["message"],
  "message.resent": ["message"],
};

type Past = Pick<OrderHappening, "id" | "kind" | "data" | "actId" | "isUndone" | "undoes" | "at"> &
  Partial<Pick<OrderHappening, "actor">>;

const mattersOf = ({ kind, data }: Past): readonly string[] => {
  const known = matters[kind as HappeningKind] ?? [];
  if (kind === "order.step_undone" && data["step"] === "completed") return ["end"];
  return known.map((matter) => (matter === "words" ? `words ${String(data["axis"])}` : matter));
};

const isTogether = (one: Past, other: Past): boolean =>
  one.id === other.id || (one.actId !== null && one.actId === other.actId);

/** What one verb did: the happening named, and those that came with it, newest first. */
export const actOf = <One extends Past>(history: readonly One[], named: One): One[] =>
  history.filter((one) => isTogether(one, named));

/** Why an act cannot be undone, or null when it can. Its messages are another matter: they may have left. */
export function whyNot(
  history: readonly Past[],
  act: readonly Past[],
): "undo_not_possible" | "undo_later_first" | null {
  const isUndoing = act.some((one) => one.undoes !== null);
  // What a payment provider did is taken back at the provider: by a refund.
  const isProviders = act.some(({ actor, data }) => actor?.kind === "provider" || data["byProvider"] === true);
  if (isUndoing || isProviders || act.length === 0 || act.some((one) => !(one.kind in matters)))
    return "undo_not_possible";
  const touched = new Set(act.flatMap(mattersOf));
  touched.delete("message");
  const last = act[0];
  const later = history.slice(
    0,
    history.findIndex((one) => one.id === last?.id),
  );
  const undoing = later.filter((one) => one.undoes !== null);
  const stands = (one: Past) => !one.isUndone && !undoing.some((other) => isTogether(one, other));
  const isInTheWay = later.some((one) => stands(one) && mattersOf(one).some((matter) => touched.has(matter)));
  return isInTheWay ? "undo_later_first" : null;
}

/** The happenings at which the history offers to undo: the last one of each act that can be. Newest first, as is the history. */
export function undoableIn(history: readonly Past[]): Set<string> {
  const found = new Set<string>();
  const seen = new Set<string>();
  for (const one of history) {
    if (seen.has(one.id)) continue;
    const act = actOf(history, one);
    act.forEach(({ id }) => seen.add(id));
    if (!one.isUndone && !act.every(({ kind }) => isOnlyMessage(kind)) && whyNot(history, act) === null)
      found.add(one.id);
  }
  return found;
}

/** Nothing but a message came of it: once that has left there is nothing to undo. */
export const isOnlyMessage = (kind: string): boolean => matters[kind as HappeningKind]?.[0] === "message";
