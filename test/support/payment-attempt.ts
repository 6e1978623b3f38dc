import { minor } from "../../shared/money.ts";
import type { Attempt, Connection } from "../../src/payments/provider.ts";

const julie = { name: "Julie Rochat", line1: "Rue du Lac 12", postalCode: "1003", city: "Lausanne", country: "CH" };

/** An attempt to pay order 1001 of 42.50 euros, as the ground hands it to an adapter. */
export function paymentAttempt(changes: Partial<Attempt> = {}): Attempt {
  return {
    id: "01980000-0000-7000-8000-000000000001",
    reference: "1001-1",
    amount: minor(4250),
    currency: "EUR",
    capture: "automatic",
    shopName: "L’Atelier d’Aurélie",
    orderReference: "CMD-1001",
    locale: "fr-FR",
    customer: { name: julie.name, email: "julie@example.com", phone: "+41791234567" },
    billingAddress: julie,
    deliveryAddress: null,
    returnUrl: "https://shop.example.com/s/aurelie/pay/1001?from=provider",
    cancelUrl: "https://shop.example.com/s/aurelie/pay/1001?cancelled=1",
    webhookUrl: "https://shop.example.com/hooks/payments/0123456789abcdef",
    now: new Date("2026-11-23T09:00:00Z"),
    ...changes,
  };
}

/** An account of that company, at a server of this machine. */
export function accountAt(
  baseUrl: string,
  secrets: Record<string, string>,
  mode: Connection["mode"] = "test",
): Connection {
  const account = { shopId: "01980000-0000-7000-8000-00000000000a", mode, baseUrl, reach: "any" as const, secrets };
  return account;
}
