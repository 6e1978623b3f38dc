// The desk stays open all day: what others do appears in it by itself, and nothing moves under the hand.
import { expect } from "@playwright/test";
import { fr as desk } from "../../shared/messages/admin/fr.ts";
import { look } from "./look.ts";
import { test } from "./stage.ts";

test.describe.configure({ timeout: 180_000 });

test("new orders wait for a click, and the list does not move", async ({ stage, signedIn: page }) => {
  await stage.order({ items: { "CER-ASS": 1 } });
  await page.goto(`${stage.address}/admin/demo/commandes`);
  const [first] = await page
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader") })
    .all();
  await expect(page.locator("tbody .open").first()).toBeVisible();
  const seen = await first?.boundingBox();
  await page.getByLabel(desk.orders.search, { exact: true }).focus();

  await Promise.all([stage.order({ items: { "CER-ASS": 1 } }), stage.order({ items: { "CER-ASS": 1 } })]);

  const bar = page.getByRole("status").getByRole("button", { name: desk.orders.fresh(2) });
  await expect(bar).toBeVisible({ timeout: 5_000 });
  expect(await first?.boundingBox()).toEqual(seen);
  await expect(page.getByLabel(desk.orders.search, { exact: true })).toBeFocused();
  await look(page, "commandes-arrivees");

  const before = await page.locator("tbody .open").count();
  await bar.click();
  await expect(bar).toBeHidden();
  await expect(page.locator("tbody .open")).toHaveCount(before + 2);
});

test(
  "an open order follows what others do to it, and says so",
  { tag: "@any-width" },
  async ({ stage, signedIn: page }) => {
    const order = await stage.order({ items: { "CER-ASS": 1 } });
    await page.goto(`${stage.address}/admin/demo/commandes/${order.id}`);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(order.reference);

    await stage.verb(order, "payments", { tell: "nobody" });

    await expect(page.locator(".head").getByText("Payé", { exact: true })).toBeVisible({ timeout: 5_000 });
    await stage.settled();
    await expect(page.getByRole("status").filter({ hasText: "Facture" })).toHaveCount(1, { timeout: 5_000 });
  },
);

test(
  "ten tabs share one connection, and another takes over when its tab closes",
  { tag: "@any-width" },
  async ({ stage, signedIn: page }) => {
    await stage.order({ items: { "CER-ASS": 1 } });
    const streams: string[] = [];
    const context = page.context();
    context.on("request", (request) => {
      if (request.url().endsWith("/events")) streams.push(request.url());
    });
    const address = `${stage.address}/admin/demo/commandes`;
    await page.goto(address);
    await expect.poll(() => streams.length).toBe(1);
    const others = await Promise.all(Array.from({ length: 9 }, () => context.newPage()));
    await Promise.all(others.map((one) => one.goto(address)));
    await Promise.all(others.map((one) => expect(one.getByRole("heading", { level: 1 })).toBeVisible()));
    expect(streams).toHaveLength(1);

    await page.goto("about:blank");
    await expect.poll(() => streams.length).toBe(2);
    await stage.order({ items: { "CER-ASS": 1 } });

    await Promise.all(
      others.map((one) => expect(one.getByRole("button", { name: desk.orders.fresh(1) })).toBeVisible()),
    );
  },
);
