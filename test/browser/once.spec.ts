// An impatient hand: what is clicked twice is done once.
import { expect } from "@playwright/test";
import { fr as desk } from "../../shared/messages/admin/fr.ts";
import { fr as shop } from "../../shared/messages/shop.fr.ts";
import { gatherOrder, placeButton, placed } from "./purchase.ts";
import { test, type Stage } from "./stage.ts";

const orderCount = async ({ db }: Stage) =>
  (await db.reads.one<{ count: number }>("select count(*) as count from orders"))?.count;

test.describe.configure({ timeout: 180_000 });

test(
  "a double click on the binding button makes one order, also without scripts",
  { tag: "@any-width" },
  async ({ stage, customer }) => {
    await gatherOrder(customer, stage.storefront, "Virement");

    await placeButton(customer).dblclick();

    await expect(placed(customer)).toBeVisible();
    expect(await orderCount(stage)).toBe(1);
  },
);

test(
  "with scripts the button waits, and going back and sending again leads to the same order",
  { tag: "@any-width" },
  async ({ stage, page }) => {
    await gatherOrder(page, stage.storefront, "Virement");
    await placeButton(page).dblclick();
    await expect(placed(page)).toBeVisible();
    await expect(page.getByRole("button", { name: shop.thanks.print })).toBeVisible();
    const first = page.url();

    await page.goto(`${stage.storefront}commande/recapitulatif`);
    await expect(placed(page)).toBeVisible();
    await page.reload();

    expect(page.url()).toBe(first);
    expect(await orderCount(stage)).toBe(1);
  },
);

test(
  "a double click on the payment's button records one payment",
  { tag: "@any-width" },
  async ({ stage, signedIn }) => {
    const order = await stage.order({ items: { "CER-ASS": 1 } });
    const { record_payment: words } = desk.verbs;
    await signedIn.goto(`${stage.address}/admin/demo/commandes/${order.id}`);
    await signedIn.getByRole("button", { name: words.label }).click();
    const dialog = signedIn.getByRole("dialog", { name: words.title });

    await dialog.getByRole("button", { name: "Enregistrer" }).dblclick();

    await expect(dialog).toBeHidden();
    const list = signedIn.getByRole("list", { name: desk.order.payment.movements });
    await expect(list.getByRole("listitem")).toHaveCount(1);
    const row = await stage.db.reads.one<{ count: number }>("select count(*) as count from payment_movements");
    expect(row?.count).toBe(1);
  },
);

test("a payment sent twice by a slow line is recorded once", { tag: "@any-width" }, async ({ stage, signedIn }) => {
  const order = await stage.order({ items: { "CER-ASS": 1 } });
  const { record_payment: words } = desk.verbs;
  // The first answer is lost on the way: the order is paid, and Sophie does not know it.
  await signedIn.route("**/payments", async (route) => {
    await route.fetch();
    await route.abort("connectionreset");
  });
  await signedIn.goto(`${stage.address}/admin/demo/commandes/${order.id}`);
  await signedIn.getByRole("button", { name: words.label }).click();
  const dialog = signedIn.getByRole("dialog", { name: words.title });
  await dialog.getByRole("button", { name: "Enregistrer" }).click();
  await expect(dialog.getByText(desk.shell.errors.unreachable.title)).toBeVisible();
  await signedIn.unroute("**/payments");

  await dialog.getByRole("button", { name: "Enregistrer" }).click();

  await expect(dialog).toBeHidden();
  const row = await stage.db.reads.one<{ count: number }>("select count(*) as count from payment_movements");
  expect(row?.count).toBe(1);
});
