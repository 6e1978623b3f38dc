import type { Audience, Channel, MessageKind, MessageState } from "../../src/notifications/message.ts";

/** A message as the list shows it. */
export interface MessageItem {
  id: string;
  orderId: string | null;
  kind: MessageKind;
  audience: Audience;
  channel: Channel;
  recipient: string;
  subject: string;
  state: MessageState;
  heldUntil: string | null;
  attempts: number;
  lastError: string | null;
  attachments: { kind: "invoice"; invoiceId: string; fileName: string }[];
  createdAt: string;
  sentAt: string | null;
}

/** It may still be sent, for the first time. */
export const hasNotLeft = (state: MessageState): boolean => state === "switched_off" || state === "cancelled";

/** With what it says. */
export interface FullMessage extends MessageItem {
  text: string;
  html: string;
}
