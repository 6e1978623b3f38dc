import type { Tx } from "../../lib/db.ts";
import { Refusal } from "../../refusals.ts";
import { changeShop } from "../shops.actions.ts";
import { lockShop } from "../shops.sql.ts";
import { articleCountMax, type Votes } from "./help.ts";

/** Counts one more answer to "was this page useful". Refuses `invalid_request` for pages that cannot be. */
export async function voteOnHelp(
  tx: Tx,
  shopId: string,
  { article, isUseful }: { article: string; isUseful: boolean },
): Promise<Votes> {
  const shop = await lockShop(tx, shopId);
  if (!shop) throw new Refusal("not_found", { shopId });
  const { helpVotes } = shop.settings;
  const before = Object.hasOwn(helpVotes, article) ? helpVotes[article] : undefined;
  if (!before && Object.keys(helpVotes).length >= articleCountMax)
    throw new Refusal("invalid_request", { reason: "article" });
  const { yes, no } = before ?? { yes: 0, no: 0 };
  const votes = isUseful ? { yes: yes + 1, no } : { yes, no: no + 1 };
  await changeShop(tx, shopId, { settings: { helpVotes: { ...helpVotes, [article]: votes } } });
  return votes;
}
