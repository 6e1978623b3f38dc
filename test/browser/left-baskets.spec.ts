// A basket somebody left: seen in the list, reminded of by hand, and taken up as an order by the merchant.
import { expect } from "@playwright/test";
import { fr as desk } from "../../shared/messages/admin/fr.ts";
import { createClient } from "../support/http.ts";
import { camille, karim, type Person } from "../support/people.ts";
import { look } from "./look.ts";
import { test, type Stage } from "./stage.ts";

const words = desk.baskets;

/** Fills a basket with two towels, says who he is, and goes away. */
async function leave(stage: Stage, { contact, address }: Person, agreesToReminder: boolean): Promise<void> {
  const guest = createClient(`${stage.address}/api/v1/storefront/${stage.demo.slug}`);
  const sold = await stage.db.reads.one<{ id: string }>("select id from variants where sku = $1", ["LIN-TOR-NAT"]);
  const lines = [{ variantId: sold?.id, quantity: 2 }];
  const { token } = (await guest.send<{ token: string }>("POST", "/carts", { lines })).body;
  const said = await guest.send("PATCH", `/carts/${token}`, { contact, deliveryAddress: address, agreesToReminder });
  expect(said.status).toBe(200);
}

test("M12 the merchant sees who left what, reminds one of them, and types in the order of another", async ({
  stage,
  signedIn: page,
}) => {
  await leave(stage, karim, true);
  await leave(stage, camille, false);
  await stage.clock.set(new Date(stage.clock.now().getTime() + 3 * 3_600_000).toISOString());

  await page.goto(`${stage.address}/admin/demo/paniers`);
  const rowOf = ({ contact }: Person) => page.getByRole("row").filter({ hasText: contact.name });
  await expect(rowOf(karim)).toContainText(words.states.to_remind);
  await expect(rowOf(camille)).toContainText(words.states.not_agreed);
  await look(page, "paniers-laisses");

  await page.getByRole("button", { name: words.actionsOf(karim.contact.name) }).click();
  await page.getByRole("menuitem", { name: words.remind }).click();
  await expect(page.getByLabel(words.text)).toContainText(karim.contact.name);
  await look(page, "relancer-un-panier");
  await page.getByRole("button", { name: words.send }).click();
  await expect(rowOf(karim)).toContainText(words.states.sent);

  await page.getByRole("button", { name: words.actionsOf(camille.contact.name) }).click();
  await page.getByRole("menuitem", { name: words.makeOrder }).click();
  await expect(page.getByText(words.fromBasket(camille.contact.name))).toBeVisible();
  await expect(page.getByLabel(desk.manualOrder.email, { exact: true })).toHaveValue(camille.contact.email);
  await page.getByRole("button", { name: desk.shell.save, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Commande \d/ })).toBeVisible();
});
