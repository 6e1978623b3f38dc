import { z } from "zod";
import type { Order } from "../../orders/order.ts";
import { stateOf, withheldFor, type Download } from "../../shipping/downloads/download.ts";

/** What the customer of an order may download, as the merchant sees it. */
export const OrderFiles = {
  files: z.array(
    z.object({
      id: z.uuid(),
      lineId: z.uuid(),
      name: z.string(),
      size: z.int().describe("Bytes"),
      count: z.int().describe("How often it was downloaded"),
      countMax: z.int(),
      expiresAt: z.string(),
      lastAt: z.string().nullable(),
      state: z.enum(["open", "used_up", "expired"]),
    }),
  ),
  hasFiles: z.boolean().describe("Something in it is sold with a file"),
  filesWithheld: z.enum(["unpaid", "cancelled", "refunded"]).nullable().describe("Why none can be downloaded now"),
  digitalConsent: z
    .object({ text: z.string(), at: z.string() })
    .nullable()
    .describe("What the customer agreed to before he bought digital things, and when"),
};

export function orderFilesOf(order: Order, downloads: readonly Download[], now: Date) {
  return {
    files: downloads.map((download) => {
      const { id, lineId, file, count, countMax, expiresAt, lastAt } = download;
      const dates = { expiresAt: expiresAt.toISOString(), lastAt: lastAt?.toISOString() ?? null };
      return { id, lineId, name: file.name, size: file.size, count, countMax, ...dates, state: stateOf(download, now) };
    }),
    hasFiles: downloads.length > 0 || order.lines.some(({ fileId }) => fileId !== null),
    filesWithheld: withheldFor(order),
    digitalConsent: order.digitalConsent,
  };
}
