// The whole life of an order, in the words of each vocabulary: what the desk calls it, and what its customer reads.
import { expect, type Page } from "@playwright/test";
import { fr as desk } from "../../shared/messages/admin/fr.ts";
import type { Vocabulary } from "../../shared/statuses.ts";
import type { Placed } from "../support/shop.ts";
import { test, type Stage } from "./stage.ts";

test.describe.configure({ timeout: 120_000 });

/** One thing done, the words at the desk after it, and those on the customer's page. */
interface Step {
  verb?: [path: string, body?: object];
  atDesk: string[];
  read: string;
}

/** Chooses the vocabulary where the merchant does, and saves. */
async function speak(page: Page, stage: Stage, vocabulary: Vocabulary): Promise<void> {
  await page.goto(`${stage.address}/admin/${stage.demo.slug}/reglages/boutique`);
  const pick = page.getByRole("radio", { name: desk.entrance.setUp.vocabularies[vocabulary] });
  if (!(await pick.isChecked())) {
    await pick.check();
    await page.getByRole("button", { name: desk.shell.save }).click();
    await expect(page.getByText(desk.settings.saved)).toBeVisible();
  }
}

async function live(pages: { page: Page; customer: Page; stage: Stage }, order: Placed, steps: Step[]) {
  const { page, customer, stage } = pages;
  const tracking = new URL(order.trackingUrl, stage.address).href;
  for (const { verb, atDesk, read } of steps) {
    if (verb) await stage.verb(order, verb[0], { ...verb[1] });
    await stage.settled();
    await page.goto(`${stage.address}/admin/${stage.demo.slug}/commandes/${order.id}`);
    await expect(page.locator(".head .badge")).toHaveText(atDesk);
    await customer.goto(tracking);
    await expect(customer.locator(".standing strong")).toHaveText(read);
  }
}

const quiet = { tell: "nobody" };
const paid: [string, object] = ["payments", quiet];
const shipped: [string, object] = ["shipments", { ...quiet, trackingNumber: "6A1" }];
const delivered: [string, object] = ["delivery", quiet];

test(
  "E21, E36, E38, E42 the two lists of the classic words, from the order placed to its archive",
  { tag: "@any-width" },
  async ({ stage, signedIn: page, customer }) => {
    await speak(page, stage, "classic");
    const order = await stage.order({ items: { "CER-ASS": 1 }, payment: "transfer" });
    await live({ page, customer, stage }, order, [
      {
        atDesk: ["En attente de paiement", "En attente de traitement"],
        read: "En attente de paiement · En attente de traitement",
      },
      { verb: paid, atDesk: ["Payé", "En attente de traitement"], read: "Payé · En attente de traitement" },
      { verb: ["preparation", quiet], atDesk: ["Payé", "Traitement"], read: "Payé · Traitement" },
      { verb: shipped, atDesk: ["Payé", "Expédié"], read: "Payé · Expédié" },
      { verb: delivered, atDesk: ["Payé", "Livré"], read: "Payé · Livré" },
      { verb: ["archive"], atDesk: ["Payé", "Livré", "Archivée"], read: "Payé · Livré" },
    ]);
  },
);

test(
  "C8, C21 the one list of the flat words gives the customer one word at a time",
  { tag: "@any-width" },
  async ({ stage, signedIn: page, customer }) => {
    await speak(page, stage, "flat");
    const order = await stage.order({ items: { "CER-ASS": 1 }, payment: "cheque" });
    await live({ page, customer, stage }, order, [
      { atDesk: ["En attente de paiement", "À préparer"], read: "En attente de paiement" },
      { verb: paid, atDesk: ["Paiement accepté", "À préparer"], read: "Paiement accepté" },
      {
        verb: ["preparation", quiet],
        atDesk: ["Paiement accepté", "En cours de préparation"],
        read: "En cours de préparation",
      },
      { verb: shipped, atDesk: ["Paiement accepté", "Expédié"], read: "Expédié" },
      { verb: delivered, atDesk: ["Paiement accepté", "Livré"], read: "Livré" },
      { verb: ["archive"], atDesk: ["Paiement accepté", "Livré", "Archivée"], read: "Livré" },
    ]);
  },
);

test(
  "W30 the simple words: confirmed, paid, shipped, completed, archived",
  { tag: "@any-width" },
  async ({ stage, signedIn: page, customer }) => {
    await speak(page, stage, "simple");
    const order = await stage.order({ items: { "CER-ASS": 1 }, payment: "transfer" });
    await live({ page, customer, stage }, order, [
      { atDesk: ["Non payée", "À traiter"], read: "Non payée · À traiter" },
      { verb: paid, atDesk: ["Payée", "À traiter"], read: "Payée · À traiter" },
      { verb: shipped, atDesk: ["Payée", "Expédiée"], read: "Payée · Expédiée" },
      { verb: delivered, atDesk: ["Payée", "Complétée"], read: "Payée · Complétée" },
      { verb: ["archive"], atDesk: ["Payée", "Complétée", "Archivée"], read: "Payée · Complétée" },
    ]);
  },
);

test(
  "Q12, Q17 where the invoice leads, a new order awaits its payment, then is ready to ship by itself",
  { tag: "@any-width" },
  async ({ stage, signedIn: page, customer }) => {
    await speak(page, stage, "invoice-led");
    const order = await stage.order({ items: { "CER-ASS": 1 }, payment: "cheque" });
    await live({ page, customer, stage }, order, [
      { atDesk: ["En attente du paiement", "Nouvelle"], read: "En attente du paiement · Nouvelle" },
      { verb: paid, atDesk: ["Payée", "Prête à expédier"], read: "Payée · Prête à expédier" },
      { verb: shipped, atDesk: ["Payée", "Expédiée"], read: "Payée · Expédiée" },
      { verb: delivered, atDesk: ["Payée", "Livrée"], read: "Payée · Livrée" },
      { verb: ["archive"], atDesk: ["Payée", "Livrée", "Archivée"], read: "Payée · Livrée" },
    ]);
  },
);
