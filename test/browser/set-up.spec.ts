// The first start of a machine: the one-time link, and the two ways on from there.
import { expect, type Page } from "@playwright/test";
import { createApp } from "../../src/app.ts";
import { openDatabase } from "../../src/lib/db.ts";
import { fr as desk } from "../../shared/messages/admin/fr.ts";
import { testDatabase } from "../support/database.ts";
import { look } from "./look.ts";
import { faultsOn, test as base } from "./stage.ts";

const { setUp: words } = desk.entrance;

/** A program just started on an empty database, and its one-time link. */
const test = base.extend<{ link: string; owner: Page }>({
  link: async ({ browserName: _anyBrowser }, use) => {
    const db = openDatabase(await testDatabase());
    const config = {
      port: 0,
      host: "127.0.0.1",
      publicUrl: "http://boutique.test",
      dataDirectory: "/nonexistent",
      proxyCount: 0,
      logLevel: "error" as const,
    };
    const app = createApp({ db, config, alone: true, now: () => new Date("2026-09-15T08:12:00Z") });
    const address = await app.listen();
    await use((await app.setupUrl())?.replace(config.publicUrl, address) ?? "");
    await app.close();
    await db.close();
  },
  owner: async ({ page }, use) => {
    const faults = faultsOn(page);
    await use(page);
    expect(faults).toEqual([]);
  },
});

test.describe.configure({ timeout: 180_000 });

test("the one-time link opens a demonstration shop, says once how to come back, and works no more", async ({
  link,
  owner,
}) => {
  await owner.goto(link);
  await expect(owner.getByRole("heading", { name: words.demo.title })).toBeVisible();
  await look(owner, "installation");
  await owner.getByRole("button", { name: words.demo.submit }).click();
  await expect(owner.getByRole("heading", { level: 1, name: words.demoReady })).toBeVisible();
  const [email, password] = await owner.locator("dd").allTextContents();
  await owner.getByRole("button", { name: words.enter }).click();
  await expect(owner.getByRole("heading", { level: 1, name: desk.orders.title })).toBeVisible();

  await owner.context().clearCookies();
  await owner.goto(new URL("/admin/", link).href);
  await signIn(owner, { email, password });
  await expect(owner.getByRole("heading", { level: 1, name: desk.orders.title })).toBeVisible();

  await owner.goto("about:blank");
  await owner.goto(link);
  await owner.getByRole("button", { name: words.demo.submit }).click();
  await expect(owner.getByRole("alert")).toBeVisible();
});

test("W28 the one-time link creates a merchant's own shop, with the way to its delivery and payments, and her storefront is open", async ({
  link,
  owner,
}) => {
  await owner.goto(link);
  await owner.getByRole("button", { name: words.own.start }).click();
  await owner.getByRole("button", { name: words.submit }).click();
  await expect(owner.getByText(desk.shell.errors.required).first()).toBeVisible();
  await look(owner, "creer-ma-boutique-erreurs");
  await owner.getByLabel(words.name).fill("L’Atelier d’Inès");
  await owner.getByRole("radio", { name: words.quebec }).check();
  await owner.getByRole("radio", { name: words.vocabularies.simple }).check();
  await owner.getByLabel(words.ownerName).fill("Inès Roche");
  await owner.getByLabel(words.email).fill("ines@exemple.ca");
  await owner.getByLabel(words.password, { exact: true }).fill("quatre chaises en hêtre");
  await look(owner, "creer-ma-boutique");
  await owner.getByRole("button", { name: words.submit }).click();
  await expect(owner.getByRole("heading", { level: 1, name: desk.orders.title })).toBeVisible();
  await expect(owner.getByText(desk.orders.empty.title)).toBeVisible();
  for (const [link, part] of [
    [desk.orders.empty.delivery, "livraison"],
    [desk.orders.empty.payment, "paiements"],
  ] as const) {
    await owner.getByRole("link", { name: link }).click();
    await expect(owner).toHaveURL(new RegExp(`/reglages/${part}$`));
    await owner.goBack();
  }
  await tellsWhereChequesGo(owner);

  await owner.goto(new URL("/s/l-atelier-d-ines/", link).href);
  await expect(owner.getByRole("heading", { level: 1 })).toHaveText("L’Atelier d’Inès");
  await look(owner, "vitrine-vide");
});

/** What lacks its address is not offered, and said on the first page until the merchant fills it in. */
async function tellsWhereChequesGo(owner: Page): Promise<void> {
  const { incompleteTitle, complete, payTo } = desk.settings.payment;
  const incomplete = owner.getByText(incompleteTitle("Chèque"));
  await expect(incomplete).toBeVisible();
  await look(owner, "premiere-page");
  await owner.getByRole("link", { name: complete }).click();
  await owner.getByRole("button", { name: `${desk.shell.edit}\u00a0: Chèque` }).click();
  await owner.getByLabel(payTo.address).fill("12 rue Saint-Paul\nMontréal");
  await owner.getByRole("button", { name: desk.shell.save, exact: true }).last().click();
  await expect(incomplete).toBeHidden();
}

async function signIn(page: Page, who: { email: string | undefined; password: string | undefined }): Promise<void> {
  const { signIn: entrance } = desk.entrance;
  await page.getByLabel(entrance.email).fill(who.email ?? "");
  await page.getByLabel(entrance.password, { exact: true }).fill(who.password ?? "");
  await page.getByRole("button", { name: entrance.submit }).click();
}
