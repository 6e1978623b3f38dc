// Second thoughts at the desk: what was just done is taken back from where it was said, or from the history.
import { expect, type Page } from "@playwright/test";
import { fr as desk } from "../../shared/messages/admin/fr.ts";
import { look } from "./look.ts";
import { test, type Stage } from "./stage.ts";

test.describe.configure({ timeout: 180_000 });

const waiting = "En attente de traitement";

/** Messages wait for their time by the real clock, so the stage's is set to it, and Sophie signs in then. */
async function comeIn(stage: Stage, page: Page): Promise<void> {
  const { email, password } = stage.demo;
  const data = { email, password };
  await stage.clock.set(new Date().toISOString());
  await page.request.post(`${stage.address}/api/v1/session`, { data, headers: { origin: stage.address } });
}

test("« Expédier » is undone from its message, before the customer hears of it", async ({ stage, sophie: page }) => {
  await stage.desk.send("PATCH", "/settings", { undoSeconds: 60 });
  const order = await stage.order({ items: { "CER-ASS": 1 } });
  await stage.settled();
  await comeIn(stage, page);
  await page.goto(`${stage.address}/admin/demo/commandes/${order.id}`);
  const head = page.locator(".head");
  await expect(head.getByText(waiting, { exact: true })).toBeVisible();

  await page.getByRole("button", { name: desk.verbs.ship.label, exact: true }).first().click();
  await stage.clock.set(new Date().toISOString());
  await page.getByRole("dialog").getByRole("button", { name: desk.verbs.ship.submit, exact: true }).click();
  const undo = page.locator(".toast", { hasText: desk.verbs.ship.done }).getByRole("button", { name: desk.shell.undo });
  await undo.click();

  await expect(page.locator(".toast", { hasText: desk.verbs.undo.done })).toBeVisible();
  await expect(head.getByText(waiting, { exact: true })).toBeVisible();
  const history = page.getByRole("region", { name: desk.history.title });
  await expect(history.getByText(desk.history.undone)).toBeVisible();
  await expect(history.locator(".undone")).toHaveCount(1);
  await look(page, "commande-annulee-a-temps");
  await stage.settled();
  const mails = (await stage.mailbox.mails()).filter(({ subject }) => subject.includes("en route"));
  expect(mails).toEqual([]);
});

test("a message that waits says how long, and is held back", async ({ stage, sophie: page }) => {
  await stage.desk.send("PATCH", "/settings", { undoSeconds: 60 });
  const order = await stage.order({ items: { "CER-ASS": 1 } });
  await comeIn(stage, page);
  await page.goto(`${stage.address}/admin/demo/commandes/${order.id}`);
  await page.getByRole("button", { name: desk.verbs.ship.label, exact: true }).first().click();
  await stage.clock.set(new Date().toISOString());
  await page.getByRole("dialog").getByRole("button", { name: desk.verbs.ship.submit, exact: true }).click();

  await expect(page.getByText(/^Part dans \d+\u00a0s$/)).toBeVisible({ timeout: 20_000 });
  await look(page, "commande-message-en-attente");
  await page.getByRole("button", { name: new RegExp(`^${desk.mailbox.messages.hold}`) }).click();

  await expect(page.getByText(desk.mailbox.messages.states.cancelled)).toBeVisible();
});

test("the history undoes what was done long ago", { tag: "@any-width" }, async ({ stage, signedIn: page }) => {
  const order = await stage.order({ items: { "CER-ASS": 1 } });
  await stage.verb(order, "preparation", { tell: "nobody" });
  await page.goto(`${stage.address}/admin/demo/commandes/${order.id}`);

  await page.getByRole("button", { name: desk.verbs.undo.of(desk.history.prepared) }).click();

  await expect(page.locator(".toast", { hasText: desk.verbs.undo.done })).toBeVisible();
  await expect(page.locator(".head").getByText(waiting, { exact: true })).toBeVisible();
});
