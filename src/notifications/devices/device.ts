import { z } from "zod";
import type { Heard } from "../message.ts";

/** What a device may be told of. */
export const noticeKinds = [
  "new_order",
  "payment_received",
  "low_stock",
  "mentioned",
  "withdrawal_requested",
  "sending_failed",
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** A browser whose owner asked to be notified on it. */
export interface Device {
  id: string;
  accountId: string;
  /** Where its push service takes messages for it. */
  endpoint: string;
  publicKey: Buffer;
  authSecret: Buffer;
  /** "Chrome, Android": for its owner, who may have several. */
  label: string;
  locale: string;
  kinds: NoticeKind[];
  createdAt: Date;
}

/** What a notification says: a number and an amount. It may lie on a table, and goes through somebody else's machines. */
export interface Notice {
  title: string;
  body: string;
  /** The page it opens, from "/". */
  path: string;
  /** A later notice with the same tag takes the place of the earlier. */
  tag: string;
}

export const DeviceView = z
  .object({
    id: z.uuid(),
    endpoint: z.string(),
    label: z.string(),
    kinds: z.array(z.enum(noticeKinds)),
    createdAt: z.string(),
  })
  .meta({ id: "Device" });
export type DeviceView = z.infer<typeof DeviceView>;

const key = (bytes: number) =>
  z
    .string()
    .max(200)
    .regex(/^[A-Za-z0-9_-]+=*$/)
    .transform((text) => Buffer.from(text, "base64url"))
    .refine((read) => read.length === bytes, `must be ${bytes} bytes in base64url`);

/** A subscription as browsers write it (`PushSubscription.toJSON()`), with what its owner chose. */
export const DeviceInput = z.strictObject({
  endpoint: z.url({ protocol: /^https?$/ }).max(1_000),
  keys: z.strictObject({ p256dh: key(65), auth: key(16) }),
  label: z.string().trim().min(1).max(80),
  kinds: z.array(z.enum(noticeKinds)).max(noticeKinds.length),
});
export type DeviceInput = z.infer<typeof DeviceInput>;

export const deviceViewOf = ({ id, endpoint, label, kinds, createdAt }: Device): DeviceView => ({
  id,
  endpoint,
  label,
  kinds,
  createdAt: createdAt.toISOString(),
});

/** What a happening tells devices; null when nothing. Whoever types an order in knows of it. */
export function noticeKindOf(happening: Heard): NoticeKind | null {
  if (happening.kind === "order.placed") return happening.data.origin === "desk" ? null : "new_order";
  if (happening.kind === "payment.received") return "payment_received";
  if (happening.kind === "stock.low") return "low_stock";
  if (happening.kind === "order.noted") return "mentioned";
  if (happening.kind === "withdrawal.requested") return "withdrawal_requested";
  return happening.kind === "message.failed" ? "sending_failed" : null;
}

/** A notification about last week's order helps nobody: after some forty minutes it is given up. */
export const noticeAttemptsMax = 8;
