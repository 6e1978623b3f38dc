// Sophie works from her list: she finds orders among many, and does to one or to several what they wait for.
import { expect, type Page } from "@playwright/test";
import { fr as desk } from "../../shared/messages/admin/fr.ts";
import { liveBusyWeek } from "./busy-week.ts";
import { look } from "./look.ts";
import { test, type Stage } from "./stage.ts";

test.describe.configure({ timeout: 180_000 });

const { orders } = desk;

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

const row = (page: Page, reference: string) =>
  page.getByRole("row").filter({ has: page.getByRole("link", { name: reference, exact: true }) });

async function openList(page: Page, stage: Stage): Promise<void> {
  await page.goto(`${stage.address}/admin/${stage.demo.slug}/commandes`);
  await expect(page.getByRole("table")).toHaveAttribute("aria-busy", "false");
}
