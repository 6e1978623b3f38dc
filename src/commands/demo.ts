import type { Config } from "../config.ts";
import type { Db } from "../lib/db.ts";
import { furnishDemo } from "../set-up/demo-orders.actions.ts";
import { createDemoShop } from "../set-up/demo.actions.ts";
import { say } from "./terminal.ts";

/** Makes the demonstration shop at the first call; tells at every call how to enter it. */
export async function showDemo(db: Db, config: Pick<Config, "publicUrl" | "secretKey">): Promise<void> {
  const { publicUrl: address, secretKey } = config;
  const demo = await createDemoShop(db, { now: new Date(), furnish: furnishDemo, secretKey });
  say();
  say("Boutique de démonstration (demo shop)");
  say(`  Vitrine         ${address}/s/${demo.slug}/`);
  say(`  Administration  ${address}/admin`);
  say(`  Adresse         ${demo.email}`);
  say(`  Mot de passe    ${demo.password ?? "celui que vous avez choisi (the one you chose)"}`);
}
