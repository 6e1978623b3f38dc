// The phone in the pocket: what the server sends through a push service is what its screen shows.
import { expect, type Page } from "@playwright/test";
import { chromiumOptions, findWholeChromium } from "../../scripts/chromium.ts";
import { fr as desk } from "../../shared/messages/admin/fr.ts";
import { openPushService } from "../support/push-service.ts";
import { look } from "./look.ts";
import { test } from "./stage.ts";

test.describe.configure({ timeout: 180_000 });
const executablePath = findWholeChromium();
test.use({
  serviceWorkers: "allow",
  launchOptions: { args: chromiumOptions, ...(executablePath && { executablePath }) },
});
test.skip(!executablePath, "Chromium without its windows shows no notification");

test("E3 a phone is turned on in the settings; what it is sent becomes a notification that leads to the order", async ({
  stage,
  signedIn: page,
}) => {
  const service = await openPushService();
  await page.context().grantPermissions(["notifications"], { origin: stage.address });
  await stubSubscription(page, service.subscription());
  await page.goto(`${stage.address}/admin/demo/reglages/notifications`);
  await page.getByRole("button", { name: desk.notifications.enable }).click();
  await expect(page.getByRole("checkbox", { name: desk.notifications.kinds.new_order })).toBeChecked();
  await look(page, "reglages-notifications");
  await page.getByRole("button", { name: desk.notifications.trial, exact: true }).click();
  await expect(page.getByText(desk.notifications.trialSent)).toBeVisible();

  const order = await stage.order({ items: { "CER-ASS": 1 } });
  await stage.settled();
  const [trial, told] = service.pushed;
  expect(trial?.notice.title).toBe("Essai réussi");
  expect(told?.notice.title).toBe(`Nouvelle commande ${order.reference}`);

  // A worker that sleeps may miss what the tools of the browser deliver; a second delivery takes the place of the first.
  await expect(async () => {
    await deliver(page, stage.address, JSON.stringify(told?.notice));
    await expect
      .poll(() => shown(page), { timeout: 2_000 })
      .toEqual([{ title: told?.notice.title, body: "30,90\u00a0€" }]);
  }).toPass({ timeout: 30_000 });

  await page.getByRole("checkbox", { name: desk.notifications.kinds.new_order }).click();
  await expect(page.getByRole("checkbox", { name: desk.notifications.kinds.new_order })).not.toBeChecked();
  await page.getByRole("button", { name: desk.notifications.disable }).click();
  await expect(page.getByRole("button", { name: desk.notifications.enable })).toBeVisible();
  await service.close();
});

test("numbers for SMS are typed as people write them, where the installation sends SMS", async ({
  stage,
  signedIn: page,
}) => {
  await page.route("**/sms", (route) => route.fulfill({ json: { provider: "ovh" } }));
  await page.goto(`${stage.address}/admin/demo/reglages/notifications`);
  const { sms } = desk.notifications;
  const phones = page.getByLabel(sms.phones);
  await phones.fill("06 12 34");
  await page.getByLabel(sms.orders).check();
  await page.getByRole("button", { name: desk.shell.save }).click();
  await expect(page.getByText(sms.wrong("06 12 34"))).toBeVisible();

  await phones.fill("06 12 34 56 78\n+32 470 12 34 56");
  await page.getByRole("button", { name: desk.shell.save }).click();

  await expect(page.getByText(desk.settings.saved)).toBeVisible();
  await expect(phones).toHaveValue("+33612345678\n+32470123456");
  await look(page, "reglages-sms");
});

/** No push service of a browser's maker is asked: what the browser would be given is given by ours. */
async function stubSubscription(page: Page, given: object): Promise<void> {
  await page.addInitScript((subscription) => {
    let current: object | null = null;
    const made = { ...subscription, toJSON: () => subscription, unsubscribe: async () => ((current = null), true) };
    PushManager.prototype.subscribe = async () => (current = made) as unknown as PushSubscription;
    PushManager.prototype.getSubscription = async () => current as PushSubscription | null;
  }, given);
}

async function deliver(page: Page, origin: string, data: string): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    cdp.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const [one] = registrations.filter(({ isDeleted }) => !isDeleted);
      if (one) resolve(one.registrationId);
    });
  });
  await cdp.send("ServiceWorker.enable");
  await cdp.send("ServiceWorker.deliverPushMessage", { origin, registrationId: await registered, data });
}

async function shown(page: Page): Promise<{ title: string; body: string }[]> {
  return page.evaluate(async () => {
    const worker = await navigator.serviceWorker.ready;
    return (await worker.getNotifications()).map(({ title, body }) => ({ title, body }));
  });
}
