import type { Context } from "../../context.ts";
import { callOut, type OutgoingCall } from "../../lib/http/outgoing.ts";
import { authorization, encrypted, type KeyPair, type Subscription } from "../../lib/push/encryption.ts";
import type { Notice } from "../devices/device.ts";
import { pushKey } from "../devices/devices.actions.ts";

/** What a push service may answer. `gone`: the browser takes no more, it is forgotten. */
type PushOutcome = { kind: "sent" } | { kind: "gone" } | { kind: "refused" | "unknown"; why: string };

interface PushOptions {
  key: KeyPair;
  /** Whom a push service may write to: an https: or mailto: address. */
  contact: string;
  reach: OutgoingCall["reach"];
  now: () => Date;
}

interface PushChannel {
  send(subscription: Subscription, notice: Notice): Promise<PushOutcome>;
}

/** A phone that is off is told when it comes back, the same day. */
const keptSeconds = 86_400;

/** The installation's channel to every push service. */
export async function installationPush(context: Context): Promise<PushChannel> {
  const { publicUrl, mailFrom = "", reach = "public" } = context.config;
  const address = /[^\s<>@]+@[^\s<>@]+/.exec(mailFrom)?.[0];
  const contact = address
    ? `mailto:${address}`
    : publicUrl.startsWith("https:")
      ? publicUrl
      : "mailto:nobody@localhost";
  return pushChannel({ key: await pushKey(context.db.reads), contact, reach, now: () => context.now() });
}

/** Sends through the push service of the browser's maker, which cannot read what it carries. */
function pushChannel({ key, contact, reach, now }: PushOptions): PushChannel {
  return {
    async send(subscription, notice) {
      const answer = await callOut({
        url: subscription.endpoint,
        method: "POST",
        reach,
        headers: {
          authorization: authorization(subscription.endpoint, key, { contact, now: now() }),
          "content-encoding": "aes128gcm",
          "content-type": "application/octet-stream",
          ttl: String(keptSeconds),
          urgency: "high",
        },
        body: encrypted(Buffer.from(JSON.stringify(notice)), subscription),
      });
      if (answer.kind === "unreachable") return { kind: "unknown", why: answer.why };
      return outcomeOf(answer.status, answer.body);
    },
  };
}

/** Too many at once, or the service is down: later. Any other no is final. */
function outcomeOf(status: number, body: string): PushOutcome {
  const why = `${status} ${body}`.trim().slice(0, 300);
  if (status >= 200 && status < 300) return { kind: "sent" };
  if (status === 404 || status === 410) return { kind: "gone" };
  return status === 408 || status === 429 || status >= 500 ? { kind: "unknown", why } : { kind: "refused", why };
}
