import { addressLines, type Address } from "../shared/addresses.ts";
import { isPaidInHand } from "../shared/banking/means.ts";
import { payFacts } from "../shared/banking/pay-facts.ts";
import { dateIn } from "../shared/dates.ts";
import { formatQuantity, formatRate, formatUnitPrice, type Milli } from "../shared/money.ts";
import { deliveryDays } from "../src/checkout/quote.ts";
import { askedOf } from "../src/orders/deposit/deposit.ts";
import { dueOf, type Order, type OrderLine } from "../src/orders/order.ts";
import { contactEmail, day, money, moment, type About } from "./about.ts";
import type { Block, Good, Total } from "./paper/letter.ts";

/** The first words to a customer, and what follows them. */
export const greeting = (about: Parameters<typeof hello>[0], text: string): Block => ({
  kind: "paragraph",
  text: `${hello(about)}\n${text}`,
});

/** "Bonjour Karim,"; one known by an address or a number only is not called by it. */
export function hello({
  order,
  words,
}: Pick<About, "words"> & { order: Pick<Order, "customerName" | "email" | "phone"> }): string {
  const { customerName, email, phone } = order;
  return words.hello(customerName === email || customerName === phone ? "" : customerName);
}

/** Everything bought, with prices, taxes and total: complete without following any link. */
export function goodsBlock(about: About): Block {
  const { order, words } = about;
  const goods = order.lines.map((line) => pricedGood(about, line));
  return {
    kind: "goods",
    title: words.orderOf(order.reference, moment(about, order.placedAt)),
    goods,
    totals: totalsOf(about),
  };
}

/** What is in a parcel, without prices. */
export function parcelBlock(about: About, parts: readonly { lineId: string; quantity: Milli }[]): Block {
  const goods = parts.flatMap(({ lineId, quantity }) => {
    const line = about.order.lines.find((one) => one.id === lineId);
    return line ? [{ ...namesOf(about, line), quantity: `× ${formatQuantity(quantity, about.place.locale)}` }] : [];
  });
  return { kind: "goods", title: about.words.shipped.inParcel, goods };
}

function pricedGood(about: About, line: OrderLine): Good {
  const { locale } = about.place;
  const price = formatUnitPrice(line.unitPriceMicro, about.order.currency, locale);
  const quantity = `${formatQuantity(line.quantity, locale)} × ${price}`;
  return { ...namesOf(about, line), quantity, amount: money(about, line.gross) };
}

function namesOf({ words }: About, line: OrderLine): { name: string; detail: string } {
  const detail = [line.variantName, line.sku && words.goods.sku(line.sku)].filter(Boolean).join(" · ");
  return { name: line.name, detail };
}

/** With prices before tax, taxes stand between delivery and total; with prices that contain them, they explain the total. */
function totalsOf(about: About): Total[] {
  const { order, words } = about;
  const { goods } = words;
  const charged = order.pricesIncludeTax ? order.shipping : order.shipping - order.shippingTax;
  const method = order.deliveryMethod;
  const taxes = order.taxes.filter((tax) => tax.rate > 0);
  const taxLine = (write: (name: string, rate: string) => string, weight?: "aside") =>
    taxes.map(({ name, rate, tax }) => ({
      label: write(name, formatRate(rate, about.place.locale)),
      amount: money(about, tax),
      weight,
    }));
  return [
    { label: goods.subtotal, amount: money(about, order.subtotal) },
    ...(order.discount > 0 ? [{ label: discountLabel(about), amount: money(about, 0 - order.discount) }] : []),
    ...(method
      ? [{ label: goods.delivery(method.name), amount: charged === 0 ? goods.free : money(about, charged) }]
      : []),
    ...(order.pricesIncludeTax ? [] : taxLine(goods.tax)),
    { label: taxes.length > 0 ? goods.totalWithTax : goods.total, amount: money(about, order.total), weight: "grand" },
    ...(order.pricesIncludeTax ? taxLine(goods.taxInside, "aside") : []),
    ...paidTotals(about),
  ];
}

const discountLabel = ({ order, words }: About): string =>
  order.discountGiven?.code ? words.coupon.given(order.discountGiven.code) : words.goods.discount;

/** Only when part of it was paid: the whole is said in the first sentence. */
function paidTotals(about: About): Total[] {
  const { order, words } = about;
  const due = dueOf(order);
  if (order.captured === 0 || due <= 0 || order.cancelledAt) return [];
  return [
    { label: words.goods.paid, amount: money(about, order.captured - order.refunded) },
    { label: words.goods.due, amount: money(about, due) },
  ];
}

/** To the page where what is left is paid online. */
const payButton = (about: About): Block => ({
  kind: "button",
  label: about.words.pay.online(money(about, askedOf(about.order))),
  url: about.payUrl,
});

/** How to pay what is left, in the merchant's own words; nothing when nothing is owed. */
export function payBlocks(about: About): Block[] {
  const { order, words } = about;
  const due = askedOf(order);
  if (due <= 0) return [];
  const { kind, name, instructions } = order.paymentMethod;
  if (kind === "online") return [payButton(about)];
  const facts = [
    { label: words.pay.amount, value: money(about, due) },
    ...payFacts(order, about.place.locale).map(({ label, value }) => ({ label, value })),
  ];
  const panel: Block = { kind: "panel", tone: "loud", title: words.pay.title(name), text: instructions, facts };
  return about.takesOnline ? [panel, payButton(about)] : [panel];
}

/** Where it goes and who is billed; `promised` says when, to a customer. */
export function placesBlock(about: About, promised: readonly string[]): Block {
  const { order, words } = about;
  const { deliveryMethod, deliveryAddress, billingAddress } = order;
  const billing = lines(about, billingAddress);
  if (!deliveryMethod) return { kind: "columns", columns: [{ title: words.delivery.billing, lines: billing }] };
  const brought = deliveryAddress && deliveryMethod.kind !== "pickup" ? lines(about, deliveryAddress) : [];
  const isSame = brought.length > 0 && brought.join("\n") === billing.join("\n");
  const delivery = [deliveryMethod.name, ...promised, "", ...brought];
  return {
    kind: "columns",
    columns: [
      { title: words.delivery.title[deliveryMethod.kind], lines: withoutDoubledBlanks(delivery) },
      { title: words.delivery.billing, lines: isSame ? [words.delivery.same] : billing },
    ],
  };
}

/** When it arrives, and what the merchant says of this delivery. */
export function promise(about: About): string[] {
  const instructions = about.order.deliveryMethod?.instructions.trim() ?? "";
  return [estimate(about), ...instructions.split("\n")];
}

/** The promised days; counted from the payment while an order awaits one that must come first. */
function estimate(about: About): string {
  const { order, words, place } = about;
  const method = order.deliveryMethod;
  if (!method) return "";
  const { daysMin, daysMax } = method;
  if (awaitsPayment(about))
    return daysMax === 0 ? words.delivery.onceReceived : words.delivery.daysAfterPayment(daysMin, daysMax);
  const { from, to } = deliveryDays(method, dateIn(order.placedAt, place.timeZone));
  if (method.kind === "pickup") return words.delivery.readyFrom(day(about, to));
  return from === to ? words.delivery.on(day(about, to)) : words.delivery.between(day(about, from), day(about, to));
}

/** True while the goods wait for money that the customer must send first. */
export function awaitsPayment({ order }: About): boolean {
  const { kind } = order.paymentMethod;
  return dueOf(order) > 0 && !isPaidInHand(kind);
}

export function contactBlock({ shop, words }: Pick<About, "shop" | "words">): Block {
  const { phone } = shop.settings.seller;
  const ways = [contactEmail(shop), phone].filter(Boolean).join(", ");
  return { kind: "notice", title: words.contact.title, text: words.contact.text(ways) };
}

export const lines = ({ shop, place }: About, address: Address): string[] =>
  addressLines(address, { locale: place.locale, homeCountry: shop.country });

const withoutDoubledBlanks = (some: readonly string[]): string[] =>
  some.filter((line, index) => line !== "" || (index > 0 && some[index - 1] !== "" && index < some.length - 1));
