// The storefront's corners: mistakes, what is sold out or gone, what is collected or only downloaded. No script runs.
import { expect } from "@playwright/test";
import { fr as shop } from "../../shared/messages/shop.fr.ts";
import { look } from "./look.ts";
import * as buy from "./purchase.ts";
import { test } from "./stage.ts";

const wrong = { ...buy.hélène, email: "helene.faure@exemple", postalCode: "6900" };

test.describe.configure({ timeout: 180_000 });

test("mistakes are said first, beside their fields, and nothing typed is lost", async ({ stage, customer }) => {
  await buy.findProduct(customer, stage.storefront, { category: "Céramique", name: "Assiette du jour" });
  await buy.addToBasket(customer);
  await buy.startCheckout(customer);
  await buy.giveDetails(customer, wrong);
  await customer.getByRole("button", { name: shop.steps.toDelivery }).click();

  await expect(customer).toHaveTitle(/^Erreur/);
  const summary = customer.getByRole("alert");
  await expect(summary).toContainText(shop.errors.email);
  await expect(customer.getByLabel(shop.contact.email)).toHaveValue(wrong.email);
  await expect(customer.getByLabel(shop.contact.email)).toHaveAttribute("aria-invalid", "true");
  await look(customer, "coordonnees-erreurs");

  await summary.getByRole("link", { name: shop.errors.email }).click();
  await expect(customer).toHaveURL(/#email$/);
});

test("what is sold out or short says so, and the basket says how many are left", async ({ stage, customer }) => {
  await buy.findProduct(customer, stage.storefront, { category: "Bougies", name: "Photophore" });
  await expect(customer.getByRole("button", { name: shop.product.add })).toHaveCount(0);
  await look(customer, "produit-epuise");

  await buy.findProduct(customer, stage.storefront, { category: "Céramique", name: "Vase à une tige" });
  await customer.getByLabel(shop.product.quantity).fill("3");
  await buy.addToBasket(customer);
  await expect(customer.getByText(shop.basket.fix)).toBeVisible();
  await look(customer, "panier-trop");
  await customer.getByRole("button", { name: shop.basket.removeOne("Vase à une tige") }).click();
  await expect(customer.getByRole("heading", { level: 1, name: shop.basket.empty })).toBeVisible();
  await look(customer, "panier-vide");
});

test("an order to collect is paid on the spot, and asks for no delivery address afterwards", async ({
  stage,
  customer,
}) => {
  await buy.findProduct(customer, stage.storefront, { category: "Linge", name: "Tablier en lin" });
  await buy.addToBasket(customer);
  await buy.startCheckout(customer);
  await buy.giveDetails(customer, buy.hélène);
  await buy.toDelivery(customer);
  await buy.toPayment(customer, "Retrait en boutique");
  await buy.toReview(customer, "Espèces");
  await buy.placeButton(customer).click();
  await expect(buy.placed(customer)).toBeVisible();
  await look(customer, "merci-retrait");
});

test("a page or a link that leads nowhere says where to go", async ({ stage, customer }) => {
  await customer.goto(`${stage.storefront}produit/disparu`);
  await expect(customer.getByRole("heading", { level: 1, name: shop.problem.title })).toBeVisible();
  await look(customer, "page-introuvable");
  await customer.goto(`${stage.storefront}suivi/pas-un-lien`);
  await expect(customer.getByRole("heading", { level: 1, name: shop.problem.trackingTitle })).toBeVisible();
  await look(customer, "suivi-introuvable");
});
