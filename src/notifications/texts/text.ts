import { z } from "zod";
import type { Text } from "../../../mail/texts/own.ts";
import type { Audience, MessageKind, Planned, TextName } from "../message.ts";

/** Every message whose words are the merchant's to choose, in the order of an order's life. */
export const textNames = Object.keys({
  "customer.order_confirmation": true,
  "customer.order_edited": true,
  "customer.payment_request": true,
  "customer.payment_reminder": true,
  "customer.payment_received": true,
  "customer.payment_failed": true,
  "customer.invoice": true,
  "customer.credit_note": true,
  "customer.in_preparation": true,
  "customer.ready_for_pickup": true,
  "customer.shipped": true,
  "customer.out_for_delivery": true,
  "customer.delivered": true,
  "customer.download_ready": true,
  "customer.will_not_deliver": true,
  "customer.returned": true,
  "customer.refunded": true,
  "customer.cancelled": true,
  "customer.status_changed": true,
  "customer.cart_left": true,
  "merchant.new_order": true,
  "merchant.payment_received": true,
  "merchant.payment_failed": true,
  "merchant.sending_failed": true,
} satisfies Record<TextName, true>) as TextName[];

const names: ReadonlySet<string> = new Set(textNames);

/** Undefined for a message nobody words beforehand. */
export function textNameOf({ audience, kind }: Pick<Planned, "audience" | "kind">): TextName | undefined {
  const name = `${audience}.${kind}`;
  return names.has(name) ? (name as TextName) : undefined;
}

export function partsOf(name: TextName): { audience: Audience; kind: MessageKind } {
  const [audience, kind] = name.split(".") as [Audience, MessageKind];
  return { audience, kind };
}

export const languages = ["fr", "en"] as const;
export type Language = (typeof languages)[number];

/** As the merchant types it, in Liquid. */
export const TypedText = z
  .strictObject({
    subject: z.string().trim().min(1).max(400),
    title: z.string().trim().min(1).max(400),
    body: z.string().max(10_000).regex(/\S/, "must say something"),
  })
  .meta({ id: "MessageText" });

/** Something a text may name: shown as it is, asked about with if, or gone through with for. */
export const Variable = z.object({
  name: z.string(),
  kind: z.enum(["text", "yes_or_no", "list"]),
  meaning: z.string(),
  example: z.string(),
});
export type Variable = z.infer<typeof Variable>;

/** Why a text could not be used for a message: which field, where in it, and what. */
export const TextFault = z
  .object({ field: z.enum(["subject", "title", "body"]), reason: z.string(), line: z.int(), name: z.string() })
  .meta({ id: "MessageTextFault" });
export type TextFault = z.infer<typeof TextFault>;

/** A text of the merchant's own, as it is kept. */
export interface OwnText extends Text {
  audience: Audience;
  kind: MessageKind;
  language: Language;
  changedAt: Date;
  /** The last time it could not be filled in; null once it was changed. */
  failure: TextFault | null;
  failedAt: Date | null;
}
