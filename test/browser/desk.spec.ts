// Every screen of the desk after a busy week: readable by everybody, on a desk and on a phone, by day and by night.
import { expect, type Locator, type Page } from "@playwright/test";
import { fr as desk } from "../../shared/messages/admin/fr.ts";
import type { Placed } from "../support/shop.ts";
import { liveBusyWeek } from "./busy-week.ts";
import { look } from "./look.ts";
import { test, type Stage } from "./stage.ts";

test.describe.configure({ timeout: 180_000 });

const { orders, verbs, shell, mailbox, catalog, settings } = desk;

test("E47 the list of orders, its views, its filters and its search, on a desk and on a phone", async ({
  stage,
  signedIn: page,
}) => {
  const { awaiting } = await liveBusyWeek(stage);
  await visit(page, stage, "commandes", page.getByRole("link", { name: awaiting.reference, exact: true }));
  await look(page, "commandes");

  const views = page.getByRole("navigation", { name: orders.views.label });
  await views.getByRole("link", { name: orders.views.to_do }).click();
  await expect(page.locator("footer").getByRole("status")).toContainText(orders.found(4));
  await look(page, "commandes-a-traiter");
  await views.getByRole("link", { name: orders.views.archived }).click();
  await expect(page.getByText(orders.emptyView.title)).toBeVisible();
  await look(page, "commandes-vue-vide");

  await views.getByRole("link", { name: orders.views.all, exact: false }).first().click();
  await page.getByRole("button", { name: orders.filters.payment, exact: true }).click();
  await look(page, "commandes-filtre");
  await page.keyboard.press("Escape");
  await page.getByRole("searchbox", { name: orders.search }).fill("rien de tel");
  await expect(page.getByText(orders.noMatch.title)).toBeVisible();
  await look(page, "commandes-sans-resultat");
  await page.reload();
  await expect(page.getByRole("searchbox", { name: orders.search })).toHaveValue("rien de tel");
});

test("what can be done to an order, each form saying what it brings about", async ({ stage, signedIn: page }) => {
  const week = await liveBusyWeek(stage);
  await form(page, stage, { order: week.toShip, verb: verbs.prepare, name: "preparer" });
  await form(page, stage, { order: week.partly, verb: verbs.deliver, name: "livree" });
  await form(page, stage, { order: week.partly, verb: verbs.reverse_payment, name: "annuler-le-paiement" });
  await form(page, stage, { order: week.toShip, verb: verbs.cancel, name: "annuler-la-commande" });
  await form(page, stage, { order: week.awaiting, verb: verbs.delete, name: "supprimer" });
  await form(page, stage, { order: week.awaiting, verb: verbs.issue_invoice, name: "emettre-la-facture" });
});

test("orders of every kind: partly shipped, cancelled, collected, digital, long names", async ({
  stage,
  signedIn: page,
}) => {
  const week = await liveBusyWeek(stage);
  for (const name of ["partly", "cancelled", "pickup", "digital", "delivered"] as const) {
    await openOrder(page, stage, week[name]);
    await look(
      page,
      `commande-${{ partly: "en-partie", cancelled: "annulee", pickup: "retrait", digital: "numerique", delivered: "livree" }[name]}`,
    );
  }
});

test("invoices, customers and messages, and one message read", async ({ stage, signedIn: page }) => {
  await liveBusyWeek(stage);
  await visit(page, stage, "factures", page.getByRole("row", { name: "FA-2026-0001" }));
  await look(page, "factures");
  await page.getByRole("button", { name: shell.moreFor("FA-2026-0001") }).click();
  await page.getByRole("menuitem", { name: mailbox.invoices.send }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await look(page, "facture-envoyer");

  await visit(page, stage, "clients", page.getByRole("link", { name: "Lucie Garnier" }));
  await look(page, "clients");

  const parcel = page.getByRole("row", { name: "est en route" }).first();
  await visit(page, stage, "messages", parcel);
  await look(page, "messages");
  await parcel.getByRole("button").first().click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await look(page, "message");
});

test("products, one product and categories", async ({ stage, signedIn: page }) => {
  await visit(page, stage, "produits", page.getByRole("link", { name: "Assiette du jour" }));
  await look(page, "produits");
  await page.getByRole("link", { name: "Bol en grès" }).click();
  await expect(page.getByLabel(catalog.product.name, { exact: true })).toHaveValue("Bol en grès");
  await look(page, "produit-modifier");
  await visit(page, stage, "produits/nouveau", page.getByRole("heading", { level: 1, name: catalog.product.newTitle }));
  await look(page, "produit-nouveau");
  await visit(page, stage, "categories", page.getByText("Papeterie"));
  await look(page, "categories");
});

test("the settings, part by part", async ({ stage, signedIn: page }) => {
  const parts = page.getByRole("navigation", { name: settings.label });
  await visit(page, stage, "reglages/boutique", parts);
  for (const [part, title] of Object.entries(settings.parts)) {
    await parts.getByRole("link", { name: title }).click();
    await expect(page).toHaveURL(new RegExp(`/reglages/${part}$`));
    await expect(page.getByRole("main").getByRole("heading", { level: 2 }).first()).toBeVisible();
    await look(page, `reglages-${part}`);
  }
});

async function visit(page: Page, stage: Stage, path: string, shown: Locator): Promise<void> {
  await page.goto(`${stage.address}/admin/${stage.demo.slug}/${path}`);
  await expect(shown).toBeVisible();
}

async function openOrder(page: Page, stage: Stage, order: Placed): Promise<void> {
  const title = page.getByRole("heading", { level: 1, name: desk.order.title(order.reference) });
  await visit(page, stage, `commandes/${order.id}`, title);
}

interface Asked {
  order: Placed;
  verb: { label: string; title: string };
  name: string;
}

/** Opens the form of a verb, from the page's one filled button or from its menu, and looks at it. */
async function form(page: Page, stage: Stage, { order, verb, name }: Asked): Promise<void> {
  await openOrder(page, stage, order);
  await page.getByRole("button", { name: shell.more }).click();
  await expect(page.getByRole("menu")).toBeVisible();
  const entry = page.getByRole("menuitem", { name: verb.label, exact: true });
  if (await entry.isVisible()) await entry.click();
  else await page.getByRole("button", { name: verb.label, exact: true }).first().click();
  await expect(page.getByRole("dialog", { name: verb.title })).toBeVisible();
  await look(page, name);
}

test("M29 the settings advise which ways of delivering to offer", async ({ stage, signedIn: page }) => {
  const { title, points } = desk.advice.delivery;
  await visit(page, stage, "reglages/livraison", page.getByText(title));
  await expect(page.getByText(points.point)).toBeHidden();
  await page.getByText(title).click();
  for (const text of Object.values(points)) await expect(page.getByText(text)).toBeVisible();
  await look(page, "reglages-livraison-conseils");
});
