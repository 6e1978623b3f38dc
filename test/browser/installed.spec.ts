// Carnet on the merchant's own screen: installed like an application, honest without a connection, forgotten at sign-out.
import { expect, type Page } from "@playwright/test";
import { fr as desk } from "../../shared/messages/admin/fr.ts";
import { look } from "./look.ts";
import { test } from "./stage.ts";

test.describe.configure({ timeout: 180_000 });
test.use({ serviceWorkers: "allow" });

test("E4 the desk installs like an application, where new orders stand in the list with their actions", async ({
  stage,
  signedIn: page,
}) => {
  const order = await stage.order({ items: { "CER-ASS": 1 } });
  await page.goto(`${stage.address}/admin/`);
  await whenKept(page);
  const cdp = await page.context().newCDPSession(page);
  const { errors, data = "{}" } = await cdp.send("Page.getAppManifest");
  const manifest = JSON.parse(data) as { display: string; icons: { src: string; sizes: string }[] };

  expect(errors).toEqual([]);
  expect((await cdp.send("Page.getInstallabilityErrors")).installabilityErrors).toEqual([]);
  expect(manifest.display).toBe("standalone");
  for (const { src, sizes } of manifest.icons) expect(await sizeOf(page, src)).toBe(sizes);
  await page.getByRole("link", { name: order.reference }).click();
  await expect(page.getByRole("button", { name: desk.verbs.record_payment.label })).toBeVisible();
});

test("without a connection the desk says so, and keeps nothing of the shop", async ({ stage, signedIn: page }) => {
  const order = await stage.order({ items: { "CER-ASS": 1 } });
  const address = `${stage.address}/admin/demo/commandes/${order.id}`;
  await page.goto(address);
  await whenKept(page);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(order.reference);

  await page.context().setOffline(true);
  await page.goto(address);
  await expect(page.getByRole("heading", { name: "Vous êtes hors connexion" })).toBeVisible();
  await look(page, "hors-connexion");
  for (const one of await keptAddresses(page)) expect(one).toMatch(/^\/admin\/(assets\/|offline\.html$)/);

  await page.context().setOffline(false);
  await page.getByRole("link", { name: "Réessayer" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(order.reference);
});

test("signing out leaves nothing in the browser", { tag: "@any-width" }, async ({ stage, signedIn: page }) => {
  await page.goto(`${stage.address}/admin/demo/commandes`);
  await whenKept(page);
  expect(await keptAddresses(page)).not.toEqual([]);

  await signOut(page);

  await expect(page.getByRole("button", { name: desk.entrance.signIn.submit })).toBeVisible();
  expect(await keptAddresses(page)).toEqual([]);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
});

async function signOut(page: Page): Promise<void> {
  const account = page.getByRole("button", { name: desk.shell.accountOf("Sophie Martin") });
  const isWide = await account.isVisible();
  await (isWide ? account : page.getByRole("button", { name: desk.shell.nav.more })).click();
  await page.getByRole("menuitem", { name: desk.shell.signOut }).click();
}

/** Resolves when the worker has kept its files. */
async function whenKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}

/** Paths of everything the browser's caches hold. */
async function keptAddresses(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    const requests = await Promise.all(caches_.map((cache) => cache.keys()));
    return requests.flat().map((request) => new URL(request.url).pathname);
  });
}

async function sizeOf(page: Page, src: string): Promise<string> {
  return page.evaluate(async (address) => {
    const picture = await createImageBitmap(await (await fetch(address)).blob());
    return `${picture.width}x${picture.height}`;
  }, src);
}
