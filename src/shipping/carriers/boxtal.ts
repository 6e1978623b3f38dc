import { z } from "zod";
import { outside } from "../../lib/db.ts";
import { callCarrier, wholePdf } from "./call.ts";
import { CarrierFailure, type Carrier, type Connection } from "./carrier.ts";
import { orderOf } from "./boxtal/order.ts";

const orders = "/shipping/v3.1/shipping-order";

const Order = z.object({ content: z.object({ id: z.string().min(1), status: z.string().default("") }) });
const Documents = z.object({ content: z.array(z.object({ type: z.string(), url: z.url() })) });
const Tracking = z.object({ content: z.array(z.object({ trackingNumber: z.string().nullish() })) });
const Refused = z.object({
  errors: z.array(z.object({ code: z.string(), parameters: z.unknown().optional() })).min(1),
});

/**
 * Boxtal by its third API: labels of many carriers, bought at once and made a moment later. Written from the code of others:
 * not checked against Boxtal, which publishes no description that could be reached.
 */
export const boxtal: Carrier = {
  async createLabel(connection, asked) {
    const body = JSON.stringify(orderOf(asked));
    const { content } = read(Order, await call(connection, { path: orders, body }));
    if (content.status === "CANCELLED") throw new CarrierFailure("refused", "CANCELLED");
    return { reference: content.id, trackingNumber: "", document: null, documentUrl: "" };
  },

  async fetchLabel(connection, made) {
    const path = `${orders}/${encodeURIComponent(made.reference)}`;
    const { content } = read(Documents, await call(connection, { path: `${path}/shipping-document` }));
    // Its address is signed, and grows old: it is asked for each time.
    const url = content.find(({ type }) => type === "LABEL")?.url;
    if (!url) return null;
    const { bytes } = await outside(() => callCarrier(connection, { method: "GET", url }));
    const document = wholePdf(bytes);
    if (!document) throw new CarrierFailure("unanswered", "the document is not a whole PDF");
    return { ...made, trackingNumber: await numberOf(connection, path), document };
  },

  async check(connection) {
    await call(connection, { path: "/shipping/v3.1/content-category" });
  },
};

/** The parcel's number; empty as long as Boxtal has none: the label is there before it is. */
async function numberOf(connection: Connection, path: string): Promise<string> {
  try {
    const { content } = read(Tracking, await call(connection, { path: `${path}/tracking` }));
    return content.find(({ trackingNumber }) => trackingNumber)?.trackingNumber ?? "";
  } catch (error) {
    if (error instanceof CarrierFailure && error.kind === "refused") return "";
    throw error;
  }
}

async function call(connection: Connection, { path, body }: { path: string; body?: string }): Promise<unknown> {
  const { accessKey = "", secretKey = "" } = connection.secrets;
  const answer = await callCarrier(connection, {
    method: body === undefined ? "GET" : "POST",
    url: connection.baseUrl + path,
    headers: {
      accept: "application/json",
      authorization: `Basic ${Buffer.from(`${accessKey}:${secretKey}`).toString("base64")}`,
      ...(body !== undefined && { "content-type": "application/json" }),
    },
    ...(body !== undefined && { body }),
    reasonOf,
  });
  return jsonIn(answer.body);
}

/** "invalid_offer (MONR-X)": its codes, and what they are about. */
function reasonOf(body: string): string | undefined {
  const { errors } = Refused.safeParse(jsonIn(body)).data ?? {};
  return errors
    ?.map(({ code, parameters }) => (parameters ? `${code} (${JSON.stringify(parameters)})` : code))
    .join(", ");
}

function jsonIn(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

/** What Boxtal never sends is as good as no answer. */
function read<Shape extends z.ZodType>(shape: Shape, answer: unknown): z.output<Shape> {
  const known = shape.safeParse(answer);
  if (!known.success) throw new CarrierFailure("unanswered", `unexpected answer: ${z.prettifyError(known.error)}`);
  return known.data;
}
