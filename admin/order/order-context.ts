import { createContext, use } from "react";
import type { Action, OrderPage } from "../../src/overview/order-page.ts";
import type { Verb } from "./next-step.ts";

/** What the merchant asked to do: the verb, and on which payment, parcel or invoice when that matters. */
export interface AskedVerb {
  verb: Verb;
  movementId?: string;
  shipmentId?: string;
  invoiceId?: string;
}

/** The order on the page, what may be done to it, and how to ask for it. */
export interface OpenOrder {
  order: OrderPage;
  /** The verb with its effects, when it is allowed now. */
  action: (verb: Verb) => Action | undefined;
  next: Verb | null;
  ask: (asked: AskedVerb) => void;
}

export const OrderContext = createContext<OpenOrder | null>(null);

export function useOrder(): OpenOrder {
  const open = use(OrderContext);
  if (!open) throw new Error("no order is open");
  return open;
}
