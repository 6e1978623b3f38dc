import { callOut } from "../../lib/http/outgoing.ts";
import { CarrierFailure, type Connection } from "./carrier.ts";

interface CarrierCall {
  method: "GET" | "POST";
  url: string;
  headers?: Record<string, string>;
  body?: string;
  /** The carrier's own words in the body of a refusal; the HTTP status when there are none. */
  reasonOf?: (body: string) => string | undefined;
}

/** Labels weigh some tens of kilobytes; a page of pickup points as much. */
const answerBytesMax = 5_000_000;
/** It is kept with the order and shown: whoever answers in the carrier's place must not fill the books. */
const reasonLengthMax = 300;

/**
 * Calls a carrier once; what it says with 200 is the adapter's to judge. Throws `unreached` when nothing was sent, `refused`
 * for 4xx, and `unanswered` for all that leaves open whether it was done: no answer, 408, 3xx, 5xx.
 */
export async function callCarrier(
  { reach }: Connection,
  call: CarrierCall,
): Promise<{ status: number; body: string; bytes: Buffer }> {
  const { method, url, headers = {}, body, reasonOf = () => undefined } = call;
  const sent = { method, url, headers, reach, bytesMax: answerBytesMax, ...(body !== undefined && { body }) };
  const answer = await callOut({ ...sent, isAlone: true });
  if (answer.kind === "unreachable")
    throw new CarrierFailure(answer.mayHaveArrived ? "unanswered" : "unreached", shortened(answer.why));
  const { status } = answer;
  if (status >= 200 && status < 300) return answer;
  const isRefused = status >= 400 && status < 500 && status !== 408;
  throw new CarrierFailure(isRefused ? "refused" : "unanswered", shortened(reasonOf(answer.body) ?? String(status)));
}

export const shortened = (reason: string): string => reason.trim().slice(0, reasonLengthMax);

/** The whole of a PDF, or nothing: a page that says sorry, and half a document, are no label. */
export function wholePdf(bytes: Buffer): Buffer | null {
  const isWhole = bytes.subarray(0, 5).toString("latin1") === "%PDF-" && bytes.subarray(-1_024).includes("%%EOF");
  return isWhole ? bytes : null;
}
