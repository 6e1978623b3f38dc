import { createHash } from "node:crypto";
import { callOut, type OutgoingAnswer, type OutgoingCall } from "../../lib/http/outgoing.ts";
import type { Outcome } from "../mail.ts";

export interface TextMessage {
  /** "+33612345678". */
  to: string;
  text: string;
}

export interface SmsChannel {
  send(message: TextMessage): Promise<Outcome>;
}

/**
 * Sends through the provider SMS_URL names: "twilio://SID:token@api.twilio.com/?from=+33…" or
 * "ovh://key:secret@eu.api.ovh.com/?consumer=…&service=sms-…&from=…".
 */
export function smsChannel(address: string, now: () => Date): SmsChannel {
  const url = new URL(address);
  const account: Account = {
    origin: `${/^127\.|^localhost$/.test(url.hostname) ? "http" : "https"}://${url.host}`,
    name: decodeURIComponent(url.username),
    secret: decodeURIComponent(url.password),
    option: (name) => url.searchParams.get(name) ?? "",
  };
  const write = url.protocol === "ovh:" ? toOvh : toTwilio;
  return {
    send: async (message) => {
      const answer = await callOut({ method: "POST", reach: "any", ...write(account, message, now()) });
      return url.protocol === "ovh:" ? ovhOutcome(answer) : outcomeOf(answer);
    },
  };
}

interface Account {
  origin: string;
  name: string;
  secret: string;
  option: (name: string) => string;
}
type Written = Pick<OutgoingCall, "url" | "headers" | "body">;

function toTwilio({ origin, name, secret, option }: Account, { to, text }: TextMessage): Written {
  return {
    url: `${origin}/2010-04-01/Accounts/${encodeURIComponent(name)}/Messages.json`,
    headers: {
      authorization: `Basic ${Buffer.from(`${name}:${secret}`).toString("base64")}`,
      "content-type": "application/x-www-form-urlencoded",
    },
    // A "+" in an address stands for a space: whoever forgets to write it as %2B is understood.
    body: new URLSearchParams({ To: to, From: option("from").replace(/^ /, "+"), Body: text }).toString(),
  };
}

function toOvh({ origin, name, secret, option }: Account, { to, text }: TextMessage, now: Date): Written {
  const url = `${origin}/1.0/sms/${encodeURIComponent(option("service"))}/jobs`;
  const body = JSON.stringify({
    message: text,
    receivers: [to],
    sender: option("from"),
    senderForResponse: false,
    noStopClause: true,
    priority: "high",
    charset: "UTF-8",
    coding: "7bit",
  });
  const time = String(Math.floor(now.getTime() / 1000));
  const signed = [secret, option("consumer"), "POST", url, body, time].join("+");
  return {
    url,
    body,
    headers: {
      "content-type": "application/json",
      "x-ovh-application": name,
      "x-ovh-consumer": option("consumer"),
      "x-ovh-timestamp": time,
      "x-ovh-signature": `$1$${createHash("sha1").update(signed).digest("hex")}`,
    },
  };
}

/** A refusal of our name or password may be mended, like a service that is down or busy; one of the message is final. */
function outcomeOf(answer: OutgoingAnswer): Outcome {
  if (answer.kind === "unreachable") return { kind: "unknown", why: answer.why };
  const { status, body } = answer;
  if (status >= 200 && status < 300) return { kind: "sent" };
  const { message } = readJson(body) as { message?: string };
  const why = `${status} ${message ?? ""}`.trim().slice(0, 1_000);
  if (status >= 500) return { kind: "unknown", why };
  return { kind: "refused", permanent: ![401, 403, 408, 429].includes(status), why };
}

/** OVH takes a job whose only number it refuses. */
function ovhOutcome(answer: OutgoingAnswer): Outcome {
  const outcome = outcomeOf(answer);
  if (outcome.kind !== "sent" || answer.kind === "unreachable") return outcome;
  const { invalidReceivers = [] } = readJson(answer.body) as { invalidReceivers?: string[] };
  return invalidReceivers.length === 0 ? outcome : { kind: "refused", permanent: true, why: "invalid receiver" };
}

function readJson(text: string): object {
  try {
    return (JSON.parse(text) as object | null) ?? {};
  } catch {
    return {};
  }
}
