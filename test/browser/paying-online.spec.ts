// A customer pays by card on her phone: refused, then paid by the link. The desk follows by itself.
import { expect } from "@playwright/test";
import { fr as desk } from "../../shared/messages/admin/fr.ts";
import { pay as words } from "../../shared/messages/pay/fr.ts";
import { fr as shop } from "../../shared/messages/shop.fr.ts";
import { demoOnlineMeans } from "../../src/set-up/demo-catalogue.ts";
import { look } from "./look.ts";
import { gatherOrder, placeButton, placed } from "./purchase.ts";
import { test } from "./stage.ts";

test.describe.configure({ timeout: 180_000 });

test("Q23, Q24 a refused card, then the payment link: the desk shows it within two seconds, without reloading", async ({
  stage,
  signedIn: merchant,
  customer,
}) => {
  // The program's own name is nobody's on this machine: its addresses are led to where it listens.
  await customer.context().route("http://boutique.test/**", (route) => {
    const { pathname, search } = new URL(route.request().url());
    return route.fulfill({ status: 307, headers: { location: stage.address + pathname + search } });
  });
  await gatherOrder(customer, stage.storefront, demoOnlineMeans);
  await placeButton(customer).click();
  await expect(customer.getByRole("heading", { level: 1, name: words.test.title })).toBeVisible();
  await look(customer, "paiement-essai");
  await customer.getByRole("button", { name: words.test.moves.refuse }).click();
  await expect(customer.getByText("la banque a refusé le paiement")).toBeVisible();
  await look(customer, "paiement-refuse");

  await stage.settled();
  await merchant.goto(`${stage.address}/admin/${stage.demo.slug}/commandes`);
  await merchant.locator("tbody a.open").first().click();
  const tries = merchant.getByRole("list", { name: desk.online.order.attempts });
  await expect(tries.getByText(desk.online.order.states.failed)).toBeVisible();
  await look(merchant, "commande-paiement-refuse");
  const mails = await stage.mailbox.mails();
  const link = /http:\/\/boutique\.test(\/\S*\/p\/\S+)/.exec(
    mails.findLast(({ subject }) => subject.includes("n’est pas passé"))?.text ?? "",
  );
  expect(link?.[1]).toBeTruthy();

  await customer.goto(stage.address + (link?.[1] ?? ""));
  await look(customer, "page-de-paiement");
  await customer.getByRole("link", { name: demoOnlineMeans }).click();
  await customer.getByRole("button", { name: words.test.moves.pay }).click();
  await expect(placed(customer)).toBeVisible();
  const paidAt = performance.now();
  await expect(merchant.locator(".head").getByText("Payé", { exact: true })).toBeVisible({ timeout: 10_000 });
  expect(performance.now() - paidAt).toBeLessThan(2_000);
  await look(merchant, "commande-payee-en-ligne");
  await expect(customer.getByText(shop.thanks.nothingToPay)).toBeVisible();
});

test("C29 an account at a provider is joined in the settings, and its keys are never shown again", async ({
  stage,
  signedIn: page,
}) => {
  await page.goto(`${stage.address}/admin/${stage.demo.slug}/reglages/paiements`);
  await page.getByRole("button", { name: desk.online.add }).click();
  await page.getByLabel(desk.online.provider, { exact: true }).selectOption("stripe");
  await page.getByRole("button", { name: desk.shell.save, exact: true }).click();
  await expect(page.getByText(desk.shell.errors.required).first()).toBeVisible();
  await look(page, "prestataire-relier");
  await page.getByLabel(desk.online.keys.secretKey).fill("sk_test_cle-tres-secrete");
  await page.getByRole("button", { name: desk.shell.save, exact: true }).click();
  await expect(page.getByText(desk.online.added)).toBeVisible();
  await look(page, "reglages-prestataires");
  await page.getByRole("button", { name: `${desk.shell.edit}\u00a0: Stripe` }).click();
  await expect(page.getByText(desk.online.keep)).toBeVisible();
  expect(await page.content()).not.toContain("cle-tres-secrete");
});
