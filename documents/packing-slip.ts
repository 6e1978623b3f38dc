import { addressLines } from "../shared/addresses.ts";
import { dateIn, formatDate } from "../shared/dates.ts";
import { formatMoney, formatQuantity, milli, sum } from "../shared/money.ts";
import type { Order, OrderLine } from "../src/orders/order.ts";
import type { Shop } from "../src/shops/shop.ts";
import { frameOf, templatePath, type PrintedDocument } from "./frame.ts";
import { identityOf } from "./identity.ts";
import {
  cell,
  column,
  itemColumn,
  pricedColumns,
  pricedRow,
  rowOf,
  type Column,
  type Pricing,
  type Row,
} from "./lines.ts";
import { pricingOf } from "./order-document.ts";
import { wordsOf } from "./words.ts";

/** A present must not tell what it cost. */
export type Prices = "hidden" | "shown";

/** The slips of one or several orders in one file, each on pages of its own. */
export function packingSlips(orders: readonly Order[], shop: Shop, prices: Prices): PrintedDocument {
  const slips = orders.map((order) => slipOf(order, shop, prices));
  const numbers = [...new Set([slips.at(0)?.number, slips.at(-1)?.number])].filter((one) => one !== undefined);
  const data = { ...slips.at(-1), name: [wordsOf(shop.locale).packingSlip, numbers.join("–")].join(" "), slips };
  return { template: templatePath("packing-slip"), data };
}

/** What goes in the parcel: goods only. What has left already is counted apart. */
function slipOf(order: Order, shop: Shop, prices: Prices) {
  const identity = identityOf(shop);
  const words = wordsOf(identity.locale);
  const { reference: number, placedAt } = order;
  const goods = order.lines.filter((line) => line.kind === "goods");
  const pricing = pricingOf(order, identity.locale);
  const [columns, rows] = prices === "shown" ? pricedTable(goods, pricing) : plainTable(goods, pricing);
  const reader = { locale: identity.locale, homeCountry: identity.country };
  const total = sum(goods.map((line) => (order.pricesIncludeTax ? line.total : line.net)));
  const totalRow = {
    label: words.total,
    sub: "",
    value: formatMoney(total, order.currency, identity.locale),
    kind: "strong",
  };
  return {
    ...frameOf(identity, { title: words.packingSlip, number, day: dateIn(placedAt, shop.timeZone) }),
    facts: [
      { label: words.orderedOn, value: formatDate(placedAt, { locale: identity.locale, timeZone: shop.timeZone }) },
      { label: words.delivery, value: order.deliveryMethod?.name ?? "" },
      { label: words.weight, value: weightText(goods, identity.locale) },
    ].filter((fact) => fact.value !== ""),
    delivery: addressLines(order.deliveryAddress ?? order.billingAddress, reader),
    columns,
    rows,
    totals: prices === "shown" ? [totalRow] : [],
    closing: [words.thanks, contactOf(shop)].filter(Boolean),
  };
}

function pricedTable(goods: readonly OrderLine[], pricing: Pricing): [Column[], Row[]] {
  return [pricedColumns(pricing), goods.map((line) => pricedRow({ ...line, rates: line.taxes }, pricing))];
}

function plainTable(goods: readonly OrderLine[], { words, locale }: Pricing): [Column[], Row[]] {
  const hasLeft = goods.some((line) => line.shipped > 0);
  const columns = [itemColumn(words), column(words.reference, "left"), column(words.quantity)];
  const rows = goods.map((line) => {
    const cells = [cell(line.sku), cell(formatQuantity(line.quantity, locale))];
    const left = cell(formatQuantity(milli(line.quantity - line.shipped - line.givenBack.unsent), locale));
    return rowOf({ ...line, sku: "" }, [], hasLeft ? [...cells, left] : cells);
  });
  return [hasLeft ? [...columns, column(words.stillToShip)] : columns, rows];
}

/** "1,4 kg"; nothing when no weight is known. */
function weightText(goods: readonly OrderLine[], locale: string): string {
  const grams = goods.reduce((all, line) => all + Math.round((line.weightGrams * line.quantity) / 1_000), 0);
  return grams > 0 ? `${formatQuantity(milli(grams), locale)}\u00a0kg` : "";
}

function contactOf(shop: Shop): string {
  const { email, phone } = shop.settings.seller;
  const contact = [email, phone].filter(Boolean).join(" · ");
  return contact ? wordsOf(shop.locale).questions(contact) : "";
}
