// Sophie works from her list: she finds orders among many, and does to one or to several what they wait for.
import { expect, type Locator, type Page } from "@playwright/test";
import { fr as desk } from "../../shared/messages/admin/fr.ts";
import { isAbout } from "../support/shop.ts";
import { liveBusyWeek } from "./busy-week.ts";
import { look } from "./look.ts";
import { test, type Stage } from "./stage.ts";

test.describe.configure({ timeout: 180_000 });

const { orders, bulk, verbs, shell } = desk;

test("C31, C32 orders are filtered by means, total and customer, each filter removable, all of it in the address", async ({
  stage,
  signedIn: page,
}) => {
  const { awaiting, toShip } = await liveBusyWeek(stage);
  await openList(page, stage);
  const found = page.locator("footer").getByRole("status");
  await expect(row(page, awaiting.reference)).toContainText("100,90\u00a0€");

  await page.getByRole("button", { name: orders.filters.more, exact: true }).click();
  await page.getByRole("checkbox", { name: orders.means.cheque }).check();
  await page.getByLabel(orders.totals.min).fill("abc");
  await page.getByRole("button", { name: orders.dates.apply }).click();
  await expect(page.getByText(desk.shell.errors.amount)).toBeVisible();
  await page.getByLabel(orders.totals.min).fill("60");
  await page.getByLabel(orders.totals.max).fill("100,50");
  await look(page, "commandes-filtres");
  await page.getByRole("button", { name: orders.dates.apply }).click();
  await expect(found).toContainText(orders.found(1));
  await expect(row(page, toShip.reference)).toContainText("Amel Cherif");

  await page.reload();
  const total = orders.axisIs(orders.filters.total, orders.totals.between("60,00\u00a0€", "100,50\u00a0€"));
  await page.getByRole("button", { name: orders.removeFilter(total) }).click();
  await expect(found).toContainText(orders.found(3));
  await page.getByRole("button", { name: orders.clear }).click();
  await expect(found).toContainText(orders.found(9));

  const customer = row(page, awaiting.reference).getByRole("link", { name: "Yanis Haddad" });
  await customer.focus();
  await page.keyboard.press("Enter");
  await expect(found).toContainText(orders.found(2));
  const chip = orders.removeFilter(orders.axisIs(orders.filters.customer, "Yanis Haddad"));
  await expect(page.getByRole("button", { name: chip })).toBeVisible();
});

test("C33, C34, C35 from the row's menu: payment confirmed, shipped, papers printed, the customer told or not", async ({
  stage,
  signedIn: page,
}) => {
  const { awaiting } = await liveBusyWeek(stage);
  const told = async () => {
    await stage.settled();
    return (await stage.mailbox.mails()).filter(
      (mail) => mail.to.includes("yanis@exemple.fr") && isAbout(mail, awaiting),
    );
  };
  const before = (await told()).length;
  await openList(page, stage);
  const menu = await openMenu(page, awaiting.reference);
  await expect(menu.getByRole("menuitem").first()).toHaveText(verbs.record_payment.label);
  await expect(menu.getByRole("menuitem", { name: orders.papers.invoice })).toHaveCount(0);
  await look(page, "commandes-actions");
  await menu.getByRole("menuitem", { name: verbs.record_payment.label }).click();
  const dialog = page.getByRole("dialog", { name: verbs.record_payment.title });
  await dialog.getByRole("checkbox", { name: verbs.tell.label }).uncheck();
  await dialog.getByRole("button", { name: verbs.record_payment.submit("100,90\u00a0€") }).click();
  await expect(dialog).toHaveCount(0);
  await expect(row(page, awaiting.reference)).toContainText("Payé");
  expect((await told()).length).toBe(before);

  await (
    await openMenu(page, awaiting.reference)
  )
    .getByRole("menuitem", { name: verbs.ship.label, exact: true })
    .click();
  await page.getByLabel(verbs.ship.trackingNumber).fill("6A12345678901");
  await page.getByRole("dialog").getByRole("button", { name: verbs.ship.submit }).click();
  await expect(row(page, awaiting.reference)).toContainText("Expédié");
  await expect.poll(async () => (await told()).length).toBe(before + 1);

  const papers = await openMenu(page, awaiting.reference);
  for (const [paper, path] of Object.entries({ invoice: "invoice.pdf", packing_slip: "packing-slip.pdf" } as const)) {
    const link = papers.getByRole("menuitem", { name: orders.papers[paper as keyof typeof orders.papers] });
    await expect(link).toHaveAttribute("href", new RegExp(`/orders/${awaiting.id}/${path}$`));
    const answer = await page.request.get(`${stage.address}${await link.getAttribute("href")}`);
    expect(answer.headers()["content-type"]).toBe("application/pdf");
  }
  await papers.getByRole("menuitem", { name: verbs.archive.label }).click();
  await expect(row(page, awaiting.reference)).toHaveCount(0);
  const archived = page.locator(".toast", { hasText: verbs.archive.done });
  await archived.getByRole("button", { name: shell.undo }).click();
  await expect(row(page, awaiting.reference)).toHaveCount(1);
});

test("several orders are chosen, marked paid at once, and those that refuse are named with the way to them", async ({
  stage,
  signedIn: page,
}) => {
  const { awaiting, cancelled, pickup } = await liveBusyWeek(stage);
  await openList(page, stage);
  await box(page, awaiting.reference).check();
  await box(page, cancelled.reference).click({ modifiers: ["Shift"] });
  await expect(page.getByText(bulk.chosen(7))).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("region", { name: bulk.label })).toHaveCount(0);

  for (const { reference } of [awaiting, cancelled, pickup]) await box(page, reference).check();
  const bar = page.getByRole("region", { name: bulk.label });
  await expect(bar).toContainText(bulk.chosen(3));
  await look(page, "commandes-selection");
  await bar.getByRole("button", { name: bulk.more }).click();
  const slips = page.getByRole("menuitem", { name: bulk.slips });
  expect(
    (await page.request.get(`${stage.address}${await slips.getAttribute("href")}`)).headers()["content-type"],
  ).toBe("application/pdf");
  const file = page.getByRole("menuitem", { name: bulk.export("JSON") });
  const exported = await page.request.get(`${stage.address}${await file.getAttribute("href")}`);
  expect(((await exported.json()) as unknown[]).length).toBe(3);
  await page.keyboard.press("Escape");
  await expect(bar).toContainText(bulk.chosen(3));

  await bar.getByRole("button", { name: bulk.verbs.paid.label }).click();
  const dialog = page.getByRole("dialog", { name: bulk.title(bulk.verbs.paid.label, 3) });
  await dialog.getByRole("checkbox", { name: bulk.tell }).uncheck();
  await dialog.getByRole("button", { name: bulk.verbs.paid.submit }).click();
  await expect(dialog.getByText(bulk.partly(2, 3))).toBeVisible();
  await expect(dialog.getByRole("link", { name: desk.order.title(cancelled.reference) })).toBeVisible();
  await look(page, "commandes-selection-refus");
  await dialog.getByRole("button", { name: shell.close }).first().click();
  await expect(row(page, pickup.reference)).toContainText("Payé");
  await expect(bar).toContainText(bulk.chosen(1));
  await expect(box(page, cancelled.reference)).toBeChecked();

  await bar.getByRole("button", { name: bulk.clear }).click();
  for (const { reference } of [awaiting, pickup]) await box(page, reference).check();
  await bar.getByRole("button", { name: bulk.more }).click();
  await page.getByRole("menuitem", { name: bulk.verbs.status.label }).click();
  const statuses = page.getByRole("dialog", { name: bulk.title(bulk.verbs.status.label, 2) });
  await statuses.getByRole("radio", { name: /Traitement/ }).check();
  await look(page, "commandes-selection-statut");
  await statuses.getByRole("button", { name: bulk.verbs.status.submit }).click();
  await expect(statuses).toHaveCount(0);
  await expect(row(page, awaiting.reference)).toContainText("Traitement");
  await expect(bar).toHaveCount(0);
});

test("the bar of the chosen orders never covers what has the focus", async ({ stage, signedIn: page }) => {
  const { awaiting } = await liveBusyWeek(stage);
  await page.setViewportSize({ width: page.viewportSize()?.width ?? 1440, height: 420 });
  await openList(page, stage);
  await box(page, awaiting.reference).check();
  const bar = page.getByRole("region", { name: bulk.label });
  for (let step = 0; step < 40; step++) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const { activeElement } = document;
      const isRow = activeElement?.closest("tbody");
      return isRow ? activeElement?.getBoundingClientRect().bottom : undefined;
    });
    const edge = (await bar.boundingBox())?.y ?? 0;
    if (focused !== undefined) expect(focused).toBeLessThanOrEqual(edge + 1);
  }
});

const box = (page: Page, reference: string) => page.getByRole("checkbox", { name: bulk.choose(reference) });

async function openMenu(page: Page, reference: string): Promise<Locator> {
  await page.getByRole("button", { name: orders.actionsOf(reference) }).click();
  const menu = page.getByRole("menu");
  await expect(menu.getByRole("menuitem").first()).toBeVisible();
  return menu;
}

const row = (page: Page, reference: string) =>
  page.getByRole("row").filter({ has: page.getByRole("link", { name: reference, exact: true }) });

async function openList(page: Page, stage: Stage): Promise<void> {
  await page.goto(`${stage.address}/admin/${stage.demo.slug}/commandes`);
  await expect(page.getByRole("table")).toHaveAttribute("aria-busy", "false");
}
