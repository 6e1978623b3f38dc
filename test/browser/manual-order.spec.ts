// An order by telephone: Sophie types it in while she listens.
import { expect } from "@playwright/test";
import { fr as desk } from "../../shared/messages/admin/fr.ts";
import { look } from "./look.ts";
import { test } from "./stage.ts";

const { manualOrder: words, shell } = desk;

test.describe.configure({ timeout: 180_000 });

test("C27, C28 an order made elsewhere is typed in, with its total in sight, and is recognised in the list", async ({
  stage,
  signedIn: page,
}) => {
  await page.goto(`${stage.address}/admin/${stage.demo.slug}/commandes`);
  await page.getByRole("link", { name: words.add }).click();
  const save = page.getByRole("button", { name: shell.save });

  await save.click();
  await expect(page.getByText(words.faults.customer)).toBeVisible();
  await expect(page.getByText(words.faults.noLine)).toBeVisible();

  await page.getByLabel(words.name, { exact: true }).fill("Inès Roux");
  await page.getByLabel(words.phone, { exact: true }).fill("06 12 34 56 78");
  await page.getByRole("searchbox", { name: words.search }).fill("assiette");
  await page.getByRole("button", { name: /CER-ASS/ }).click();
  await page
    .getByRole("list", { name: /assiette/i })
    .getByRole("button")
    .first()
    .click();
  await page.getByLabel(words.quantity, { exact: true }).fill("2");
  await page.getByLabel(words.priceTaxIn, { exact: true }).fill("20");
  await page.getByRole("button", { name: words.addFree }).click();
  await page.getByLabel(words.lineName).fill("Sac cousu main");
  await page.getByLabel(words.priceTaxIn, { exact: true }).last().fill("15");
  await page.getByLabel(words.delivery, { exact: true }).selectOption({ label: "Colissimo à domicile" });
  await page.getByLabel(words.deliveryPrice).fill("3");
  await expect(page.getByText("58,00\u00a0€")).toBeVisible();
  await expect(page.getByRole("checkbox", { name: words.tell })).toBeDisabled();
  await look(page, "nouvelle-commande");

  await save.dblclick();

  await expect(page.getByRole("heading", { level: 1, name: desk.order.title("") })).toBeVisible();
  await expect(page.getByText(desk.orders.manual)).toBeVisible();
  await expect(page.getByText(desk.history.typedIn)).toBeVisible();
  await expect(page.getByText("58,00\u00a0€").first()).toBeVisible();
  await page.goto(`${stage.address}/admin/${stage.demo.slug}/commandes`);
  const row = page.getByRole("row").filter({ hasText: "Inès Roux" });
  await expect(row).toHaveCount(1);
  await expect(row).toContainText(desk.orders.manual);
});
