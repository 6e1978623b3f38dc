import type { Tx } from "../../lib/db.ts";
import type { OrderLine } from "../order.ts";

/** Keeps what was given back of some lines. */
export async function keepLinesGivenBack(
  tx: Tx,
  shopId: string,
  lines: readonly Pick<OrderLine, "id" | "givenBack">[],
): Promise<void> {
  await tx.run(
    `update order_lines as line set given_back = part.given_back
     from unnest($2::uuid[], $3::jsonb[]) as part (id, given_back) where line.shop_id = $1 and line.id = part.id`,
    [shopId, lines.map(({ id }) => id), lines.map(({ givenBack }) => JSON.stringify(givenBack))],
  );
}
