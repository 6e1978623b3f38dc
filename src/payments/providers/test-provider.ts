import type { Context } from "../../context.ts";
import { playAccount } from "../play-money/play.ts";
import * as books from "../play-money/play.actions.ts";
import { ProviderFailure, type Provider } from "../provider.ts";

/** Play money for demonstration shops: its books are tables of ours, its page one of the shop's. It behaves as a real one. */
export function testProvider(context: Context): Provider {
  const { db } = context;
  const now = () => context.now();
  return {
    create: async ({ shopId }, attempt) => {
      await db.transaction((tx) => books.open(tx, shopId, attempt));
      // The page of the attempt stands beside the page its customer comes back to.
      const redirectUrl = `${attempt.returnUrl.split("?")[0]}/essai`;
      return { reference: attempt.id, redirectUrl, expiresAt: null };
    },
    fetch: async ({ shopId }, reference) => {
      const play = await books.find(db.reads, shopId, reference);
      if (!play) throw new ProviderFailure("refused", "unknown");
      return playAccount(play, now());
    },
    capture: ({ shopId }, reference, { amount }) =>
      db.transaction((tx) => books.take(tx, { shopId, id: reference, amount, now: now() })),
    cancel: ({ shopId }, reference) => db.transaction((tx) => books.close(tx, { shopId, id: reference, now: now() })),
    refund: ({ shopId }, reference, asked) =>
      db.transaction((tx) => books.giveBack(tx, { shopId, id: reference, refund: asked, now: now() })),
    hear: async () => ({ kind: "forged", why: "the test provider calls nobody" }),
    check: async () => {},
  };
}
