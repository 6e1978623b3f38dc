import { openFakeServer, type Answered, type Asked } from "../providers/server.ts";

const secrets = { accessKey: "boxtal-access", secretKey: "boxtal-secret" };
const offers = ["MONR-CpourToi", "POFR-ColissimoAccess"];

interface Order {
  id: string;
  asked: { shippingOfferCode: string; shipment: { externalId: string; packages: { weight: number }[] } };
  /** The label is made a moment after the order: so many questions later. */
  questionsLeft: number;
  trackingNumber: string;
}

/** Boxtal as far as a shop sees it: it sells labels at once, and prints them a moment later. */
export async function openFakeBoxtal() {
  const orders: Order[] = [];
  const books = { orders, questions: 0, isTracked: true };
  let baseUrl = "";
  const server = await openFakeServer((asked) => routed(books, asked, baseUrl));
  ({ baseUrl } = server);
  return { ...server, books, secrets };
}

type Books = { orders: Order[]; questions: number; isTracked: boolean };

function routed(books: Books, asked: Asked, baseUrl: string): Answered {
  const [, labelled] = /^\/documents\/(.+)\.pdf$/.exec(asked.path) ?? [];
  // A signed address wants no key, and gets none.
  if (labelled) return asked.headers.authorization ? refused(400, "key_given_away") : pdf(labelled);
  const basic = Buffer.from(`${secrets.accessKey}:${secrets.secretKey}`).toString("base64");
  if (asked.headers.authorization !== `Basic ${basic}`) return refused(401, "unauthorized");
  if (asked.path === "/shipping/v3.1/content-category") return { status: 200, body: { content: [] } };
  if (asked.method === "POST" && asked.path === "/shipping/v3.1/shipping-order") return order(books, asked.body);
  const [, id, what] = /^\/shipping\/v3\.1\/shipping-order\/([^/]+)\/(.+)$/.exec(asked.path) ?? [];
  const known = books.orders.find((one) => one.id === id);
  if (!known) return refused(404, "not_found");
  if (what === "tracking")
    return books.isTracked
      ? { status: 200, body: { content: [{ status: "ANNOUNCED", trackingNumber: known.trackingNumber }] } }
      : refused(404, "NoPackageTrackingFoundException");
  const isThere = known.questionsLeft-- <= 0;
  const content = isThere ? [{ type: "LABEL", format: "PDF_A4", url: `${baseUrl}/documents/${known.id}.pdf` }] : [];
  return { status: 200, body: { content } };
}

function order(books: Books, body: string): Answered {
  const asked = JSON.parse(body) as Order["asked"];
  if (!offers.includes(asked.shippingOfferCode)) return refused(422, "shipping_offer_not_found");
  if (asked.shipment.packages.some(({ weight }) => weight > 30)) return refused(422, "package_too_heavy");
  const number = books.orders.length + 1;
  const made = { id: `bxt-${number}`, asked, questionsLeft: books.questions, trackingNumber: `8R4411234567${number}` };
  books.orders.push(made);
  const deliveryPriceExclTax = { value: 4.12, currency: "EUR" };
  return { status: 200, body: { content: { id: made.id, status: "PENDING", deliveryPriceExclTax } } };
}

const refused = (status: number, code: string): Answered => ({ status, body: { status, errors: [{ code }] } });

const pdf = (id: string): Answered => ({
  status: 200,
  type: "application/pdf",
  body: Buffer.from(`%PDF-1.4\n(${id})\n%%EOF\n`),
});
