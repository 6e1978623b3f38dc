import { z } from "zod";
import { attemptStates, providerNames } from "../payments/provider.ts";

/** A try to pay at a provider: where it stands, and where the merchant sees it in his account. */
const PaymentAttempt = z.object({
  id: z.uuid(),
  provider: z.enum(providerNames),
  mode: z.enum(["test", "live"]),
  method: z.string(),
  amount: z.int(),
  currency: z.string(),
  state: z.enum(attemptStates),
  reason: z.string().describe("Why it did not go through, in the provider's code; empty otherwise"),
  authorised: z.int().describe("Held for the shop and not taken yet"),
  held: z.int().describe("What the provider can still give back"),
  transaction: z.string().describe("What the merchant looks up in his account; empty before there is one"),
  dashboardUrl: z.string(),
  startedAt: z.string(),
});

/** Money a provider was asked to give back, and has not given yet or refused to. */
const AskedRefund = z.object({
  id: z.uuid(),
  amount: z.int(),
  state: z.enum(["asked", "sent", "given", "refused"]),
  why: z.string().describe("Why it was refused, in the provider's code; empty otherwise"),
  askedAt: z.string(),
});

/** What providers have to do with an order's money. */
export const OnlinePayments = z.object({
  attempt: z.enum(["open", "pending", "authorised", "failed"]).nullable(),
  attemptReason: z.string().describe("The provider's code, in words at the desk"),
  toVerify: z.string().describe("Why a person must look at the money; empty: nothing is doubtful"),
  attempts: z.array(PaymentAttempt).describe("Oldest first"),
  refundsAsked: z.array(AskedRefund).describe("Those not given yet, oldest first"),
  payPath: z.string().describe("The customer's page to pay online what is left"),
});
export type OnlinePayments = z.infer<typeof OnlinePayments>;
