// The merchant words a message at the desk, and sees what it gives while typing.
import { expect } from "@playwright/test";
import { fr as desk } from "../../shared/messages/admin/fr.ts";
import { liveBusyWeek } from "./busy-week.ts";
import { look } from "./look.ts";
import { test } from "./stage.ts";

const { settings, shell, texts, mailbox } = desk;

test.describe.configure({ timeout: 180_000 });

test("M30 the words of the shipping message are written, tried, saved and put back", async ({
  stage,
  signedIn: page,
}) => {
  await liveBusyWeek(stage);
  await page.goto(`${stage.address}/admin/${stage.demo.slug}/reglages/messages`);
  await expect(page.getByRole("heading", { name: texts.title })).toBeVisible();
  await page.getByRole("link", { name: texts.edit(`${mailbox.messages.kinds.shipped}, ${texts.forCustomer}`) }).click();
  const body = page.getByLabel(texts.fields.body, { exact: true });
  await expect(body).toHaveValue("{{ greeting }}\n{{ parcel.sentence }}");
  const letter = page.frameLocator("iframe.letter");
  await expect(letter.locator("p").filter({ hasText: "vient de partir" })).toBeVisible();
  await body.fill("Coucou,\nvotre colis porte le numéro ");
  await page.getByText(texts.variables).click();
  await page.getByRole("button", { name: texts.insert("parcel.number"), exact: true }).click();
  await expect(body).toHaveValue("Coucou,\nvotre colis porte le numéro {{ parcel.number }}");
  await expect(letter.locator("p").filter({ hasText: "votre colis porte le numéro 6A12345678901" })).toBeVisible();
  await look(page, "texte-d-un-message");
  await page.getByRole("button", { name: texts.looks.phone }).click();
  await page.getByRole("button", { name: texts.looks.plain }).click();
  await expect(page.locator("pre.plain")).toContainText("Coucou,\nvotre colis porte le numéro 6A12345678901");

  await body.fill("Bonjour\n{{ colis.numero }}");
  await expect(page.getByRole("alert")).toContainText("Ligne 2");
  await expect(page.getByRole("alert")).toContainText("colis.numero");
  await look(page, "texte-d-un-message-faute");
  await body.fill("Coucou {{ customer.name }}");
  await page.getByRole("button", { name: texts.test }).click();
  await expect(page.getByText(texts.tested(stage.demo.email))).toBeVisible();
  const trials = (await stage.mailbox.mails()).filter((mail) => mail.text.includes("Coucou "));
  expect(trials.map((mail) => mail.to)).toEqual([[stage.demo.email]]);
  await page.getByRole("button", { name: shell.save, exact: true }).click();
  await expect(page.getByText(texts.saved)).toBeVisible();

  await page.getByRole("button", { name: texts.reset }).click();
  await page.getByRole("dialog").getByRole("button", { name: texts.reset }).click();
  await expect(body).toHaveValue("{{ greeting }}\n{{ parcel.sentence }}");
  await page.getByRole("link", { name: texts.back }).click();
  await expect(page.getByRole("heading", { name: settings.messages.customer })).toBeVisible();
});
