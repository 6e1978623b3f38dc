import type { Tx } from "../../lib/db.ts";
import type { Provenance } from "./campaign.ts";

/** Keeps how the customer came to an order; writes nothing when nothing is known of it. */
export async function keepProvenance(
  tx: Tx,
  shopId: string,
  { orderId, campaign, remindedAt }: Provenance & { orderId: string },
): Promise<void> {
  if (!campaign && !remindedAt) return;
  await tx.run("insert into order_provenances (shop_id, order_id, campaign, reminded_at) values ($1, $2, $3, $4)", [
    shopId,
    orderId,
    campaign && JSON.stringify(campaign),
    remindedAt,
  ]);
}
