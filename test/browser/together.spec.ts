// Two people on one order: nobody overwrites what he has not seen, and nobody types twice.
import { expect, type Page } from "@playwright/test";
import { fr as desk } from "../../shared/messages/admin/fr.ts";
import { look } from "./look.ts";
import { test } from "./stage.ts";

const { cancel, record_payment: payment, changed } = desk.verbs;
const reason = "Le client préfère la taille au-dessus ; il recommandera demain.";

test.describe.configure({ timeout: 180_000 });

test("whoever comes second is told what changed, keeps what was typed, and can go on", async ({
  stage,
  signedIn,
  browser,
}) => {
  const order = await stage.order({ items: { "CER-ASS": 1 } });
  const page = `${stage.address}/admin/demo/commandes/${order.id}`;
  const other = await browser.newPage();
  await other.context().addCookies([stage.cookie]);
  await stage.clock.follow((at) => other.clock.setFixedTime(at));
  await Promise.all([signedIn.goto(page), other.goto(page)]);
  const dialog = await openCancellation(signedIn);
  await dialog.getByLabel(cancel.reason).fill(reason);

  await markAsPaid(other);
  await dialog.getByRole("button", { name: cancel.submit }).click();

  await expect(dialog.getByText(changed.title)).toBeVisible();
  await expect(dialog.getByRole("listitem").filter({ hasText: "Paiement reçu" })).toContainText("Sophie Martin");
  await expect(dialog.getByLabel(cancel.reason)).toHaveValue(reason);
  await look(signedIn, "commande-changee");

  await dialog.getByRole("button", { name: changed.retry }).click();
  await dialog.getByRole("button", { name: cancel.submit }).click();

  await expect(dialog).toBeHidden();
  await expect(signedIn.getByText(desk.order.cancelReason(reason))).toBeVisible();
  await other.close();
});

async function openCancellation(page: Page) {
  await page.getByRole("button", { name: desk.shell.more }).click();
  await page.getByRole("menuitem", { name: cancel.label }).click();
  return page.getByRole("dialog", { name: cancel.title });
}

async function markAsPaid(page: Page): Promise<void> {
  await page.getByRole("button", { name: payment.label }).click();
  const dialog = page.getByRole("dialog", { name: payment.title });
  await dialog.getByRole("button", { name: "Enregistrer" }).click();
  await expect(dialog).toBeHidden();
}
