// A paid and invoiced order changes: everything is said before it happens, and nothing typed is lost when two work at once.
import { expect } from "@playwright/test";
import { fr as desk } from "../../shared/messages/admin/fr.ts";
import { look } from "./look.ts";
import { test } from "./stage.ts";

const { edit: words, manualOrder, shell, verbs, order: orderWords } = desk;

test.describe.configure({ timeout: 180_000 });

test("E18, E19, M2 an order is changed with its effects in sight, while a colleague works on it too", async ({
  stage,
  signedIn: page,
}) => {
  const order = await stage.order({ items: { "PAP-CAB": 1 } });
  await stage.verb(order, "payments", { tell: "nobody" });
  await stage.settled();
  const at = `${stage.address}/admin/${stage.demo.slug}/commandes/${order.id}`;
  await page.goto(at);
  await page.getByRole("link", { name: verbs.edit.label }).click();

  await page.getByRole("button", { name: words.more("") }).click();
  await page.getByRole("button", { name: manualOrder.addFree }).click();
  await page.getByLabel(manualOrder.lineName, { exact: true }).last().fill("Papier cadeau");
  await page.getByLabel(manualOrder.priceTaxIn, { exact: true }).last().fill("2,50");
  const effects = page.getByRole("list", { name: verbs.effects.label });
  await expect(effects).toContainText("annule la facture");
  await expect(page.getByText(words.toCollect, { exact: true })).toBeVisible();
  await page.getByLabel(words.reason).fill("Un cadeau de plus");
  await look(page, "modifier-une-commande");

  await stage.verb(order, "preparation", { tell: "nobody" });
  await page.getByRole("button", { name: shell.save }).dblclick();
  await expect(page.getByText(verbs.changed.title)).toBeVisible();
  await page.getByRole("button", { name: verbs.changed.retry }).click();
  await expect(page.getByText(verbs.changed.title)).toBeHidden();
  await expect(page.getByLabel(manualOrder.lineName, { exact: true }).last()).toHaveValue("Papier cadeau");
  await expect(effects).toContainText("annule la facture");
  await page.getByRole("button", { name: shell.save }).dblclick();

  await expect(page.getByRole("heading", { level: 1, name: orderWords.title(order.reference) })).toBeVisible();
  await expect(page.getByText("Papier cadeau")).toBeVisible();
  await expect(page.getByText(/^Avoir AV-\d{4}-\d{4}$/)).toBeVisible();
  await expect(page.getByText("Un cadeau de plus").first()).toBeVisible();
  await page.getByRole("link", { name: words.versions }).click();
  await expect(page.getByRole("row").filter({ hasText: "Papier cadeau" })).toContainText(words.added);
  await look(page, "versions");
});
