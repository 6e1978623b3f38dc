import type { Db } from "../lib/db.ts";
import { createMemory, type Memory } from "../lib/memory.ts";
import { isOffered } from "../payments/payment-method.ts";
import { listPaymentMethods } from "../payments/payment-methods.actions.ts";
import { listDeliveryMethods } from "../shipping/delivery-methods.actions.ts";
import type { Offers } from "./quote.ts";

const rememberedMilliseconds = 1_000;
const memories = new WeakMap<Db, Memory<Offers>>();

/** What a shop offers to be delivered and paid with: its enabled methods. Remembered for a second: every step of every basket asks. */
export function offersOf(db: Db, shopId: string): Promise<Offers> {
  return memoryOf(db).get(shopId);
}

/** To be called after every change of what a shop offers: who orders now is asked by what it offers now. */
export const forgetOffers = (db: Db): void => memoryOf(db).forget();

function memoryOf(db: Db): Memory<Offers> {
  const memory = memories.get(db) ?? createMemory(rememberedMilliseconds, (shopId) => readOffers(db, shopId));
  memories.set(db, memory);
  return memory;
}

async function readOffers({ reads }: Db, shopId: string): Promise<Offers> {
  const [delivery, payment] = await Promise.all([
    listDeliveryMethods(reads, shopId),
    listPaymentMethods(reads, shopId),
  ]);
  return { delivery: delivery.filter((one) => one.isEnabled), payment: payment.filter(isOffered) };
}
