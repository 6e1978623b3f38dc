// Money by transfer: what the customer's phone shows of it, and the bank's statement that says it came.
import { expect } from "@playwright/test";
import { fr as desk } from "../../shared/messages/admin/fr.ts";
import { fr as shop } from "../../shared/messages/shop.fr.ts";
import { transferReference } from "../../shared/banking/references.ts";
import { camt } from "../support/statements.ts";
import { look } from "./look.ts";
import { test } from "./stage.ts";

const iban = "FR1420041010050500013M02606";
const words = desk.banking.statement;

test("on his phone the customer reads the account, the reference and a code to scan", async ({ stage, page }) => {
  const order = await stage.order({ items: { "CER-ASS": 1 }, payment: "transfer" });
  await page.goto(`${stage.address}${order.trackingUrl}`);

  const panel = page.getByRole("region", { name: shop.thanks.payTitle("Virement bancaire") });
  await expect(panel).toContainText("FR14 2004 1010 0505 0001 3M02 606");
  await expect(panel).toContainText((transferReference(iban, order.number)?.shown ?? "").replaceAll("\u00a0", " "));
  await expect(panel.getByRole("img")).toHaveAccessibleName(/^Code QR du virement de /);
  await look(page, "payer-par-virement");
});

test("the bank's statement finds its order, and one click records the payment, once", async ({
  stage,
  signedIn: page,
}) => {
  const order = await stage.order({ items: { "CER-ASS": 1 }, payment: "transfer" });
  const reference = transferReference(iban, order.number)?.shown.toLowerCase() ?? "";
  const file = {
    name: "releve.xml",
    mimeType: "application/xml",
    buffer: Buffer.from(
      camt([
        {
          amount: (order.total / 100).toFixed(2),
          name: "Karim Benali",
          text: `commande ${reference}`,
          reference: "B-77",
          bookedOn: "2026-09-14",
        },
        { amount: "77.00", name: "SAS Inconnue", text: "Règlement de septembre", bookedOn: "2026-09-14" },
      ]),
    ),
  };
  await page.goto(`${stage.address}/admin/demo/commandes?view=awaiting_payment`);
  await page.getByRole("link", { name: words.link }).click();
  await expect(page.getByRole("heading", { name: words.emptyTitle })).toBeVisible();
  await page.getByLabel(words.file).setInputFiles(file);
  const line = page.getByRole("listitem").filter({ hasText: "Karim Benali" });
  await expect(line).toContainText(words.reasons.reference);
  await expect(line.getByLabel(words.order)).toHaveValue(order.reference);
  await look(page, "releve-bancaire");

  await line.getByRole("button", { name: words.record }).click();
  await expect(line.getByRole("status")).toContainText(words.recorded);
  const unknown = page.getByRole("listitem").filter({ hasText: "SAS Inconnue" });
  await unknown.getByLabel(words.order).fill("9999");
  await unknown.getByRole("button", { name: words.record }).click();
  await expect(unknown).toContainText(words.unknown);

  await page.getByLabel(words.file).setInputFiles(file);
  await expect(page.getByText(words.counts(1, 1))).toBeVisible();
  await page.goto(`${stage.address}/admin/demo/commandes/${order.id}`);
  await expect(page.getByText("B-77")).toBeVisible();
});

test("a file that is no statement is refused in words", async ({ stage, signedIn: page }) => {
  await page.goto(`${stage.address}/admin/demo/releve-bancaire`);
  const file = { name: "photo.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7") };
  await page.getByLabel(words.file).setInputFiles(file);
  await expect(page.getByRole("alert")).toContainText("Ce fichier n’a pas pu être lu comme un relevé bancaire.");
});
