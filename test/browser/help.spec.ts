// A merchant finds the help from the settings, reads a page, says that it helped and asks the rest.
import { expect } from "@playwright/test";
import { fr as desk } from "../../shared/messages/admin/fr.ts";
import { look } from "./look.ts";
import { test } from "./stage.ts";

const { help, settings } = desk;

test("C30, E48 from a setting to its page, to a related one and back: what was read is remembered, and the vote counted", async ({
  stage,
  signedIn: page,
}) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`${stage.address}/admin/${stage.demo.slug}/reglages/statuts`);
  await page.getByRole("link", { name: help.forPage(settings.parts.statuts) }).click();
  await expect(page.getByRole("heading", { name: "Les statuts", level: 1 })).toBeVisible();

  await page.getByRole("button", { name: help.yes, exact: true }).click();
  await expect(page.getByText(help.thanks)).toBeVisible();
  await expect(page.getByText(/ cet article utile\.$/)).toBeVisible();
  await page.getByRole("button", { name: help.share }).click();
  await expect(page.getByText(help.shared)).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());

  const related = page.locator("section").filter({ has: page.getByRole("heading", { name: help.related }) });
  await related.getByRole("link", { name: "Le catalogue" }).click();
  await expect(page.getByRole("heading", { name: "Le catalogue", level: 1 })).toBeVisible();
  await page.getByRole("link", { name: help.back }).click();
  const lately = page.locator("section").filter({ has: page.getByRole("heading", { name: help.lately }) });
  await expect(lately.getByRole("link")).toHaveText(["Le catalogue", "Les statuts"]);
  await expect(page.getByText(help.noSupport)).toBeVisible();
  await look(page, "aide");
});
