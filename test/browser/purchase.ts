import type { Page } from "@playwright/test";
import { fr } from "../../shared/messages/shop.fr.ts";

/** What a customer does in the storefront, step by step, with nothing but links and forms. */
export const hélène = {
  name: "Hélène Faure",
  email: "helene.faure@exemple.fr",
  phone: "06 12 34 56 78",
  line1: "27 rue des Capucins",
  postalCode: "69001",
  city: "Lyon",
};

export async function findProduct(
  page: Page,
  storefront: string,
  of: { category: string; name: string },
): Promise<void> {
  await page.goto(storefront);
  await page.getByRole("navigation", { name: fr.mainMenu }).getByRole("link", { name: of.category }).click();
  await page.getByRole("link", { name: of.name }).click();
}

export async function addToBasket(page: Page): Promise<void> {
  await page.getByRole("button", { name: fr.product.add }).click();
  await page.getByRole("heading", { level: 1, name: fr.basket.title }).waitFor();
}

export async function startCheckout(page: Page): Promise<void> {
  await page.getByRole("link", { name: fr.basket.order }).click();
  await page.getByRole("heading", { level: 1, name: fr.contact.title }).waitFor();
}

export async function giveDetails(page: Page, who: typeof hélène): Promise<void> {
  await page.getByLabel(fr.contact.name, { exact: true }).fill(who.name);
  await page.getByLabel(fr.contact.email).fill(who.email);
  await page.getByLabel(fr.contact.phone).fill(who.phone);
  const delivery = page.getByRole("group", { name: fr.contact.delivery });
  await delivery.getByLabel(fr.contact.line1, { exact: true }).fill(who.line1);
  await delivery.getByLabel(fr.contact.postalCode).fill(who.postalCode);
  await delivery.getByLabel(fr.contact.city).fill(who.city);
}

export async function toDelivery(page: Page): Promise<void> {
  await page.getByRole("button", { name: fr.steps.toDelivery }).click();
  await page.getByRole("heading", { level: 1, name: fr.delivery.title }).waitFor();
}

export async function toPayment(page: Page, delivery: string): Promise<void> {
  await page.getByRole("radio", { name: delivery }).check();
  await page.getByRole("button", { name: fr.steps.toPayment }).click();
  await page.getByRole("heading", { level: 1, name: fr.payment.title }).waitFor();
}

export async function toReview(page: Page, payment: string): Promise<void> {
  await page.getByRole("radio", { name: payment }).check();
  await page.getByRole("button", { name: fr.steps.toReview }).click();
  await page.getByRole("heading", { level: 1, name: fr.review.title }).waitFor();
}

export const placeButton = (page: Page) => page.getByRole("button", { name: fr.review.place });

export const placed = (page: Page) => page.getByRole("heading", { level: 1, name: fr.thanks.title });

/** From the storefront's first page to the review, without looking around. */
export async function gatherOrder(page: Page, storefront: string, payment: string): Promise<void> {
  await findProduct(page, storefront, { category: "Céramique", name: "Assiette du jour" });
  await addToBasket(page);
  await startCheckout(page);
  await giveDetails(page, hélène);
  await toDelivery(page);
  await toPayment(page, "Colissimo");
  await toReview(page, payment);
}
