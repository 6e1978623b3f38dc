import { contactEmail } from "../../mail/about.ts";
import { cleanLine } from "../../mail/paper/letter.ts";
import type { Config } from "../config.ts";
import type { Shop } from "../shops/shop.ts";

/** A message as a channel is given it: everything it needs, and nothing to look up. */
export interface Mail {
  from: { name: string; address: string };
  to: string;
  /** Where an answer goes; undefined when it goes back to `from`. */
  replyTo: string | undefined;
  subject: string;
  text: string;
  html: string;
  messageId: string;
  attachments: readonly { fileName: string; contentType: string; bytes: Buffer }[];
}

/** What a server may answer. Refusals and silences are answers, not exceptions; `why` is in the server's own words. */
export type Outcome =
  | { kind: "sent" }
  | { kind: "refused"; why: string; permanent: boolean }
  /** It may or may not have been taken: trying again is right, since the Message-ID stays the same. */
  | { kind: "unknown"; why: string }
  /** Nobody could be asked: the server itself is out of reach, or does not let us in. It says nothing about this message. */
  | { kind: "away"; why: string };

export interface Channel {
  send(mail: Mail): Promise<Outcome>;
}

/** What decides where messages come from, and whether they leave. */
export type Sender = Pick<Config, "publicUrl" | "smtpUrl" | "mailFrom" | "dkim">;

/** Who a message is from, where an answer goes, and the name of its own that it keeps at every attempt. */
export function sentBy(shop: Shop, sender: Sender, id: string): Pick<Mail, "from" | "replyTo" | "messageId"> {
  return {
    from: { name: cleanLine(shop.name), address: senderAddress(shop, sender) },
    replyTo: contactEmail(shop) || undefined,
    messageId: messageIdOf(id, sender),
  };
}

/** The Message-ID header of the message with this id. */
export const messageIdOf = (id: string, sender: Sender): string => `<${id}@${domainOf(sender)}>`;

function domainOf({ mailFrom, publicUrl }: Sender): string {
  return /@([^\s>]+)/.exec(mailFrom ?? "")?.[1] ?? new URL(publicUrl).hostname;
}

/** MAIL_FROM, which may be written "Name <address>"; else the merchant's own address. */
function senderAddress(shop: Shop, { mailFrom = "", publicUrl }: Sender): string {
  const address = /<([^<>\s]+@[^<>\s]+)>/.exec(mailFrom)?.[1] ?? mailFrom.trim();
  return address || contactEmail(shop) || `boutique@${new URL(publicUrl).hostname}`;
}
