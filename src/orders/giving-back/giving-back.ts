import type { StockMove } from "../../catalog/stock.ts";
import { allocate, milli, minor, sum, type Milli, type Minor } from "../../../shared/money.ts";
import { worthOf } from "../../../shared/refunds/refunding.ts";
import { Refusal } from "../../refusals.ts";
import type { Order, OrderLine } from "../order.ts";

/**
 * What was given back of a line: its money, and its pieces. Those that had not left ("unsent") leave no more. Of both, how
 * many went back in stock.
 */
export interface GivenBack {
  total: Minor;
  unsent: Milli;
  sent: Milli;
  unsentRestocked: Milli;
  sentRestocked: Milli;
}

const none = milli(0);
export const nothingGivenBack: GivenBack = {
  total: minor(0),
  unsent: none,
  sent: none,
  unsentRestocked: none,
  sentRestocked: none,
};

/** A part of a refund: pieces of a line and their money, or money alone; without a line, the delivery's. */
export interface RefundPart {
  lineId: string | null;
  quantity: Milli;
  total: Minor;
  restock: boolean;
  /** Of the pieces, those that had not left: known once it is done. */
  unsent?: Milli;
}

/** What is asked to be given back: pieces of lines and some of the delivery, or an amount of nothing in particular. */
export interface WantedBack {
  /** Minor units; with lines, less than they are worth where the merchant keeps something. */
  amount?: number | undefined;
  lines?: readonly { lineId: string; quantity: number; restock: boolean }[] | undefined;
  shipping?: number | undefined;
}

export const piecesBack = ({ givenBack: { unsent, sent } }: Pick<OrderLine, "givenBack">): Milli =>
  milli(unsent + sent);

/** What an order still bills: its total, less what was given back of it. */
export const remainingTotal = (order: Pick<Order, "total" | "lines" | "shippingGivenBack">): Minor =>
  minor(order.total - order.shippingGivenBack - sum(order.lines.map(({ givenBack }) => givenBack.total)));

/** Whether lines are named: otherwise it is an amount of nothing in particular. */
export const isByLine = ({ lines = [], shipping = 0 }: WantedBack): boolean => lines.length > 0 || shipping > 0;

/**
 * What the named lines and delivery are worth, piece by piece, as `parts`; less where `amount` is less. Refuses
 * `line_not_found`, `line_refunded_already` and `shipping_refunded_already` where less is left, and `refund_exceeds_lines`.
 */
export function partsByLine(order: Order, { amount, lines = [], shipping = 0 }: WantedBack): RefundPart[] {
  const parts = lines.map(({ lineId, quantity, restock }): RefundPart => {
    const line = order.lines.find(({ id }) => id === lineId);
    if (!line) throw new Refusal("line_not_found", { lineId });
    const left = line.quantity - piecesBack(line);
    if (quantity > left) throw new Refusal("line_refunded_already", { name: line.name, quantity, left });
    const given = { quantity: piecesBack(line), total: line.givenBack.total };
    return { lineId, quantity: milli(quantity), total: worthOf(line, given, milli(quantity)), restock };
  });
  const shippingLeft = order.shipping - order.shippingGivenBack;
  const { currency } = order;
  if (shipping > shippingLeft)
    throw new Refusal("shipping_refunded_already", { amount: shipping, left: shippingLeft, currency });
  if (shipping > 0) parts.push({ lineId: null, quantity: none, total: minor(shipping), restock: false });
  const worth = sum(parts.map(({ total }) => total));
  if (amount === undefined || amount === worth) return parts;
  if (amount > worth) throw new Refusal("refund_exceeds_lines", { amount, worth, currency });
  const totals = allocate(
    minor(amount),
    parts.map(({ total }) => total),
  );
  return parts.map((part, at) => ({ ...part, total: totals[at] ?? minor(0) }));
}

/**
 * An amount of nothing in particular, spread over what is left of every line and of the delivery, in proportion. What came
 * too much goes back first, and takes nothing off any line; a cancelled order owes nothing, so nothing is taken off.
 */
export function partsOfAmount(order: Order, amount: number, held: number): RefundPart[] {
  const remaining = order.cancelledAt ? 0 : remainingTotal(order);
  const credited = Math.min(amount - Math.max(0, held - remaining), remaining);
  if (credited <= 0) return [];
  const places = [...order.lines.map(({ id }) => id), null];
  const lefts = [
    ...order.lines.map((line) => Math.max(0, line.total - line.givenBack.total)),
    Math.max(0, order.shipping - order.shippingGivenBack),
  ];
  return allocate(minor(credited), lefts).flatMap((total, at) => {
    const lineId = places[at] ?? null;
    return total > 0 ? [{ lineId, quantity: none, total, restock: false }] : [];
  });
}

/** The order with these parts given back: lines and delivery. Pieces that have not left are counted first. */
export function withGivenBack(order: Order, parts: readonly RefundPart[]): { order: Order; parts: RefundPart[] } {
  const done = parts.map((part) => ({ ...part, unsent: unsentOf(order, part) }));
  return { order: { ...order, ...changedBy(order, done, { sign: 1, stock: "moves" }) }, parts: done };
}

/** The order with these parts no longer given back. Stock that "stays" where it is is seen to by a person. */
export const withoutGivenBack = (order: Order, parts: readonly RefundPart[], stock: "moves" | "stays"): Order => ({
  ...order,
  ...changedBy(order, parts, { sign: -1, stock }),
});

function unsentOf(order: Order, { lineId, quantity }: RefundPart): Milli {
  const line = order.lines.find(({ id }) => id === lineId);
  if (!line) return none;
  return milli(Math.min(quantity, Math.max(0, line.quantity - line.shipped - line.givenBack.unsent)));
}

interface Change {
  sign: 1 | -1;
  stock: "moves" | "stays";
}

function changedBy(
  order: Order,
  parts: readonly RefundPart[],
  change: Change,
): Pick<Order, "lines" | "shippingGivenBack"> {
  const shipping = sum(parts.filter(({ lineId }) => lineId === null).map(({ total }) => total));
  return {
    shippingGivenBack: minor(order.shippingGivenBack + change.sign * shipping),
    lines: order.lines.map((line) => {
      const own = parts.filter(({ lineId }) => lineId === line.id);
      return own.reduce((now, part) => changedLine(now, part, { ...change, order }), line);
    }),
  };
}

/** A cancelled order has given back what had not left: those pieces are in stock, whatever the merchant says of them. */
function changedLine(
  line: OrderLine,
  { quantity, total, restock, unsent = none }: RefundPart,
  { sign, stock, order: { cancelledAt } }: Change & { order: Order },
): OrderLine {
  const was = line.givenBack;
  const sent = quantity - unsent;
  const now = {
    unsent: milli(was.unsent + sign * unsent),
    sent: milli(was.sent + sign * sent),
    total: minor(was.total + sign * total),
  };
  if (stock === "stays") return { ...line, givenBack: { ...was, ...now } };
  const restocked = (before: number, pieces: number, most: number) =>
    milli(Math.max(0, Math.min(before + sign * pieces, most)));
  return {
    ...line,
    givenBack: {
      ...now,
      unsentRestocked: restocked(was.unsentRestocked, restock || cancelledAt ? unsent : 0, now.unsent),
      sentRestocked: restocked(was.sentRestocked, restock ? sent : 0, now.sent),
    },
  };
}

/** How many pieces of a line are out of the stock: to be sent, sent and not back, or lost. */
function outOfStock(order: Pick<Order, "cancelledAt" | "deletedAt" | "restockedAt">, line: OrderLine): number {
  const { unsent, unsentRestocked, sentRestocked } = line.givenBack;
  const waiting = order.cancelledAt || order.deletedAt ? 0 : line.quantity - line.shipped - unsent;
  const away = order.restockedAt ? 0 : line.shipped - sentRestocked;
  return waiting + away + unsent - unsentRestocked;
}

/** What goes back in stock, and what is taken again, between two states of an order that sells the same. */
export function stockBetween(before: Order, after: Order): { given: StockMove[]; taken: StockMove[] } {
  const moves = after.lines.flatMap((line) => {
    const was = before.lines.find(({ id }) => id === line.id);
    if (!was || !line.isStockCounted || line.variantId === null) return [];
    const back = outOfStock(before, was) - outOfStock(after, line);
    return back === 0 ? [] : [{ variantId: line.variantId, lineId: line.id, quantity: milli(back) }];
  });
  const turned = moves.filter(({ quantity }) => quantity < 0);
  return {
    given: moves.filter(({ quantity }) => quantity > 0),
    taken: turned.map((move) => ({ ...move, quantity: milli(0 - move.quantity) })),
  };
}

/** The parts that make up an amount, and those that are left for the next payment: a line may be cut in two, its pieces go with its end. */
export function cutParts(parts: readonly RefundPart[], amount: number): { own: RefundPart[]; rest: RefundPart[] } {
  let left = amount;
  const own: RefundPart[] = [];
  const rest: RefundPart[] = [];
  for (const part of parts) {
    const total = minor(Math.min(part.total, left));
    left -= total;
    if (total === part.total) own.push(part);
    else {
      if (total > 0) own.push({ ...part, total, quantity: none });
      rest.push({ ...part, total: minor(part.total - total) });
    }
  }
  return { own, rest };
}
