// A parcel leaves under the number Sophie pastes; La Poste says where it is, and the order follows as she chose.
import { expect } from "@playwright/test";
import { fr as desk } from "../../shared/messages/admin/fr.ts";
import { parcelStateWord } from "../../shared/messages/short/parcel-states.ts";
import { fr as shop } from "../../shared/messages/shop.fr.ts";
import { laPosteKey, openFakeLaPoste } from "../support/carriers/fake-la-poste.ts";
import { look } from "./look.ts";
import { test } from "./stage.ts";

test.describe.configure({ timeout: 180_000 });

const number = "6A12345678901";
const stateWord = (state: string) => parcelStateWord(state, "fr-FR");

test("C5 the carrier says where the parcel is, and delivers the order as the merchant chose", async ({
  stage,
  signedIn: page,
  customer,
}) => {
  const laPoste = await openFakeLaPoste();
  const account = { carrier: "la_poste", mode: "live", baseUrl: laPoste.baseUrl, secrets: { apiKey: laPosteKey } };
  expect((await stage.desk.send("POST", "/carrier-accounts", account)).status).toBe(201);
  const order = await stage.order({ items: { "CER-ASS": 1 } });
  await stage.settled();
  const at = `${stage.address}/admin/demo`;
  await page.goto(`${at}/reglages/automatismes`);
  await expect(page.getByLabel(desk.tracking.on.delivered)).toHaveValue("fulfilment:delivered");
  await look(page, "statuts-du-transporteur");

  await page.goto(`${at}/commandes/${order.id}`);
  await page.getByRole("button", { name: desk.verbs.ship.label, exact: true }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(desk.verbs.ship.trackingNumber).fill("33 1881 0025");
  await expect(dialog.getByRole("button", { name: desk.verbs.ship.chooseCarrier("DHL") })).toBeVisible();
  await look(page, "transporteur-propose");
  await dialog.getByLabel(desk.verbs.ship.trackingNumber).fill("6a 1234 5678 901");
  await expect(dialog.getByRole("button", { name: desk.verbs.ship.chooseCarrier("DHL") })).toBeHidden();
  await dialog.getByRole("button", { name: desk.verbs.ship.submit, exact: true }).click();
  await expect(page.getByText(number, { exact: true })).toBeVisible();

  laPoste.happens(number, "PC1", stage.clock.now());
  laPoste.happens(number, "ND1", stage.clock.now());
  await page.getByRole("button", { name: desk.tracking.check }).click();
  await expect(page.getByText(desk.tracking.problem("Colis 1", "Colissimo"))).toBeVisible();
  await expect(page.getByText(stateWord("exception"), { exact: true })).toBeVisible();
  await look(page, "colis-en-difficulte");

  // A parcel is not asked about twice in a minute.
  await stage.clock.set(new Date(stage.clock.now().getTime() + 120_000).toISOString());
  laPoste.happens(number, "DI1", stage.clock.now());
  await page.getByRole("button", { name: desk.tracking.check }).click();
  await stage.settled();
  await expect(page.locator(".head").getByText("Livré", { exact: true })).toBeVisible({ timeout: 10_000 });
  await expect(page.getByText(desk.tracking.problem("Colis 1", "Colissimo"))).toBeHidden();
  const history = page.getByRole("region", { name: desk.history.title });
  await expect(history.getByText(desk.tracking.told(stateWord("delivered")))).toBeVisible();

  await customer.goto(stage.address + order.trackingUrl);
  const parcels = customer.getByRole("region", { name: shop.order.parcels });
  await expect(parcels.getByText("Votre colis est livré.")).toBeVisible();
  await parcels.getByText(shop.order.earlierSteps).click();
  await look(customer, "suivi-du-colis");
  await laPoste.close();
});
