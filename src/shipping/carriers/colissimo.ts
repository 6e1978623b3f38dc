import { z } from "zod";
import { callCarrier, shortened, wholePdf } from "./call.ts";
import { CarrierFailure, type Carrier, type Connection, type LabelAsked } from "./carrier.ts";
import { letterOf } from "./colissimo/letter.ts";
import { partsOf } from "./colissimo/multipart.ts";

const Said = z.object({
  messages: z
    .array(
      z.object({
        id: z.union([z.string(), z.number()]).optional(),
        type: z.string(),
        messageContent: z.string().optional(),
      }),
    )
    .default([]),
});
const Made = z.object({ parcelNumber: z.string().min(1) });
const Answer = Said.extend({ labelV31Response: Made.nullish(), labelV2Response: Made.nullish() });

/**
 * Colissimo's SLS, by REST. Written from the code of others: not checked against La Poste, which publishes no description
 * that could be reached. Each label is tried dry first: what would be refused is refused before one is made. A number that
 * is never scanned is not billed; there is no call to cancel it.
 */
export const colissimo: Carrier = {
  async createLabel(connection, asked) {
    const trial = await call(connection, "checkGenerateLabel", asked).catch(nothingMade);
    const tried = Said.safeParse(saidIn(trial));
    if (!tried.success) throw new CarrierFailure("unreached", "a trial without its answer");
    requireYes(tried.data.messages);
    const answer = await call(connection, "generateLabel", asked);
    const read = Answer.safeParse(saidIn(answer));
    if (!read.success) throw new CarrierFailure("unanswered", "an answer without its parts");
    const { messages, labelV31Response, labelV2Response } = read.data;
    requireYes(messages);
    const number = (labelV31Response ?? labelV2Response)?.parcelNumber;
    const document = partsOf(answer)
      .map(({ bytes }) => wholePdf(bytes))
      .find((pdf) => pdf !== null);
    if (!number) throw new CarrierFailure("unanswered", "no parcel number in the answer");
    return { reference: number, trackingNumber: number, document: document ?? null, documentUrl: "" };
  },
};

/** A trial makes nothing, whatever became of it. */
function nothingMade(error: unknown): never {
  if (error instanceof CarrierFailure && error.kind === "unanswered")
    throw new CarrierFailure("unreached", error.reason);
  throw error;
}

async function call(connection: Connection, operation: string, asked: LabelAsked): Promise<Buffer> {
  const { bytes } = await callCarrier(connection, {
    method: "POST",
    url: `${connection.baseUrl}/${operation}`,
    headers: {
      "content-type": "application/json",
      accept: "application/json, multipart/related",
      apikey: connection.secrets["apiKey"] ?? "",
    },
    body: JSON.stringify(letterOf(asked)),
    reasonOf: (body) => errorsIn(Said.safeParse(jsonIn(body)).data?.messages ?? []),
  });
  return bytes;
}

/** What it says, alone or in the part that is JSON; undefined when it says nothing readable. */
function saidIn(answer: Buffer): unknown {
  const parts = partsOf(answer);
  const said = parts.find(({ type, id }) => type.includes("json") || id === "jsonInfos");
  return jsonIn(parts.length > 0 ? (said?.bytes.toString() ?? "") : answer.toString());
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

type Message = z.infer<typeof Said>["messages"][number];

const errorsIn = (messages: readonly Message[]): string | undefined =>
  messages
    .filter(({ type }) => type === "ERROR")
    .map(({ id, messageContent }) => [id, messageContent].filter(Boolean).join(", "))
    .join("\u00a0; ") || undefined;

function requireYes(messages: readonly Message[]): void {
  const errors = errorsIn(messages);
  if (errors) throw new CarrierFailure("refused", shortened(errors));
}
