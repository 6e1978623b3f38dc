// The whole life of one order, on the screens of the two people it concerns. The customer's browser runs no script.
import { expect, type Page } from "@playwright/test";
import { fr as desk } from "../../shared/messages/admin/fr.ts";
import { fr as shop } from "../../shared/messages/shop.fr.ts";
import type { Arrived } from "../support/mailbox.ts";
import { textOfPdf } from "../support/pdf-text.ts";
import { look } from "./look.ts";
import * as buy from "./purchase.ts";
import { test, type Stage } from "./stage.ts";

const { hélène } = buy;
const candle = "Bougie parfumée Figuier";
const tracking = "6A12345678901";

test.describe.configure({ timeout: 300_000 });

test("E4 an order by cheque goes from the basket to the archive, and each side sees where it is", async ({
  stage,
  customer,
  sophie,
}) => {
  const reference = await test.step("the customer orders", () => order(stage, customer));
  await test.step("Sophie signs in and finds the order", () => openOrder(stage, sophie, reference));
  await test.step("she marks it as paid, and the invoice arrives", () => takeMoney(stage, sophie));
  await test.step("she ships it, and the customer follows the parcel", () => ship(stage, sophie, customer));
  await test.step("she archives it, and finds it again", () => archive(stage, sophie, reference));
});

async function order(stage: Stage, customer: Page): Promise<string> {
  await customer.goto(stage.storefront);
  await look(customer, "vitrine");
  await customer.getByRole("navigation", { name: shop.mainMenu }).getByRole("link", { name: "Bougies" }).click();
  await look(customer, "rayon");
  await customer.getByRole("link", { name: candle }).click();
  await customer.getByRole("radio", { name: "180 g" }).check();
  await customer.getByLabel(shop.product.quantity).fill("2");
  await look(customer, "produit");
  await buy.addToBasket(customer);
  await look(customer, "panier");
  await buy.startCheckout(customer);
  await buy.giveDetails(customer, hélène);
  await look(customer, "coordonnees");
  await buy.toDelivery(customer);
  await look(customer, "livraison");
  await buy.toPayment(customer, "Colissimo");
  await customer.getByLabel(shop.payment.message).fill("C’est un cadeau : merci de ne pas joindre le ticket.");
  await look(customer, "paiement");
  await buy.toReview(customer, "Chèque");
  await look(customer, "recapitulatif");
  await buy.placeButton(customer).click();
  await expect(buy.placed(customer)).toBeVisible();
  // Without scripts it could do nothing.
  await expect(customer.getByRole("button", { name: shop.thanks.print })).toBeHidden();
  await look(customer, "merci");
  const reference = await customer.locator(".number strong").textContent();
  await customer.getByRole("link", { name: shop.thanks.follow }).click();
  await expect(customer.getByText(shop.order.awaitingPayment)).toBeVisible();
  await look(customer, "suivi-en-attente");
  return reference ?? "";
}

async function openOrder(stage: Stage, sophie: Page, reference: string): Promise<void> {
  await stage.clock.set("2026-09-17T07:30:00Z");
  await sophie.goto(`${stage.address}/admin`);
  await look(sophie, "connexion");
  await sophie.getByLabel(desk.entrance.signIn.email).fill(stage.demo.email);
  await sophie.getByLabel(desk.entrance.signIn.password, { exact: true }).fill(stage.demo.password ?? "");
  await sophie.getByRole("button", { name: desk.entrance.signIn.submit }).click();
  await sophie.getByRole("link", { name: reference, exact: true }).click();
  await expect(sophie.getByRole("heading", { level: 1 })).toHaveText(desk.order.title(reference));
  await expect(sophie.getByText("C’est un cadeau")).toBeVisible();
  await expect(sophie.getByText(desk.order.payment.awaitsOffline("Chèque"))).toBeVisible();
  await look(sophie, "une-commande");
}

async function takeMoney(stage: Stage, sophie: Page): Promise<void> {
  const { record_payment: words } = desk.verbs;
  await sophie.getByRole("button", { name: words.label }).click();
  const dialog = sophie.getByRole("dialog", { name: words.title });
  await dialog.getByLabel(words.reference).fill("Chèque n° 0042");
  await look(sophie, "encaisser");
  await dialog.getByRole("button", { name: "Enregistrer" }).click();
  await expect(sophie.getByText(words.done, { exact: true }).first()).toBeVisible();

  await stage.settled();
  const mail = await mailTo(stage, hélène.email, "facture");
  const [invoice] = mail.attachments;
  const text = textOfPdf(invoice?.content ?? Buffer.alloc(0));
  expect(mail.subject).toContain("FA-2026-0001");
  expect(text).toContain("FA-2026-0001");
  expect(text).toContain(hélène.name);
  expect(text).toContain("62,70\u00a0€");

  await sophie.reload();
  await expect(sophie.getByText(desk.order.invoice.number("FA-2026-0001"), { exact: true })).toBeVisible();
  await look(sophie, "une-commande-payee");
}

async function ship(stage: Stage, sophie: Page, customer: Page): Promise<void> {
  await stage.clock.set("2026-09-17T14:05:00Z");
  const { ship: words } = desk.verbs;
  await sophie.getByRole("button", { name: words.label, exact: true }).first().click();
  const dialog = sophie.getByRole("dialog", { name: words.title });
  await expect(dialog.getByLabel(words.carrier)).toHaveValue("Colissimo");
  await dialog.getByLabel(words.trackingNumber).fill(tracking);
  await look(sophie, "expedier");
  await dialog.getByRole("button", { name: words.submit, exact: true }).click();
  await expect(dialog).toBeHidden();

  await stage.settled();
  const mail = await mailTo(stage, hélène.email, "est en route");
  await sophie.reload();
  await expect(sophie.getByText(desk.history.tracking(tracking)).first()).toBeVisible();
  await look(sophie, "une-commande-expediee");

  await customer.goto(linkIn(stage, mail));
  const link = customer.getByRole("link", { name: shop.order.trackAt("Colissimo") });
  await expect(link).toHaveAttribute("href", `https://www.laposte.fr/outils/suivre-vos-envois?code=${tracking}`);
  await expect(customer.getByText(tracking)).toBeVisible();
  await expect(customer.getByRole("link", { name: shop.order.invoice("FA-2026-0001") })).toBeVisible();
  await look(customer, "suivi");
}

async function archive(stage: Stage, sophie: Page, reference: string): Promise<void> {
  await stage.clock.set("2026-09-22T07:45:00Z");
  const { orders } = desk;
  await sophie.reload();
  await sophie.getByRole("button", { name: desk.shell.more }).click();
  await sophie.getByRole("menuitem", { name: desk.verbs.archive.label }).click();
  await expect(sophie.getByText(desk.verbs.archive.done, { exact: true }).first()).toBeVisible();

  await sophie.getByRole("link", { name: desk.order.back }).click();
  await expect(sophie.getByText(orders.empty.title)).toBeVisible();
  await look(sophie, "commandes-vide");
  await sophie.getByRole("searchbox", { name: orders.search }).fill("helene faure");
  const row = sophie.getByRole("row", { name: hélène.name });
  await expect(row.getByText("Archivée")).toBeVisible();
  await expect(row.getByRole("link", { name: reference, exact: true })).toBeVisible();
  await look(sophie, "commandes-recherche");
}

/** The one message to this person whose subject speaks of this. */
async function mailTo(stage: Stage, address: string, about: string): Promise<Arrived> {
  const found = (await stage.mailbox.mails()).filter(
    ({ to, subject }) => to.includes(address) && subject.toLowerCase().includes(about),
  );
  expect(found.map((mail) => mail.subject)).toHaveLength(1);
  const [mail] = found;
  if (!mail) throw new Error("no such message");
  return mail;
}

/** The customer's page of his order: its link names the public address, which a test does not have. */
function linkIn(stage: Stage, { text }: Arrived): string {
  const path = /https?:\/\/[^\s/]+(\/\S*\/suivi\/\S+)/.exec(text)?.[1];
  expect(path, text).toBeTruthy();
  return stage.address + path;
}
