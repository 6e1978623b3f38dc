import { createContext, use, useMemo, useState } from "react";
import type { Action, OrderPage } from "../../src/overview/order-page.ts";
import { nextStep, type Verb } from "./next-step.ts";
import { useUndo, type Undoing } from "./history/undo.ts";
import { useDirectVerb } from "./verbs/direct.ts";

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
  /** What it tells the customer, allowed now or not yet. */
  telling: (verb: Verb) => Action["effects"] | undefined;
  next: Verb | null;
  ask: (asked: AskedVerb) => void;
  undoing: Undoing;
}

export const OrderContext = createContext<OpenOrder | null>(null);

export function useOrder(): OpenOrder {
  const open = use(OrderContext);
  if (!open) throw new Error("no order is open");
  return open;
}

interface Opening {
  open: OpenOrder;
  /** The verb whose form is shown. */
  asked: AskedVerb | null;
  close: () => void;
  /** Why a verb without a form was refused. */
  error: unknown;
}

/** Opens an order, on its page or from its row in a list: whatever needs a form is `asked`, the rest is done at once. */
export function useOpenOrder(order: OrderPage): Opening {
  const [asked, setAsked] = useState<AskedVerb | null>(null);
  const undoing = useUndo(order.id);
  const { run, error } = useDirectVerb(order, undoing);
  const open = useMemo<OpenOrder>(
    () => ({
      order,
      action: (verb) => order.actions.find((one) => one.verb === verb),
      telling: (verb) => [...order.actions, ...order.later].find((one) => one.verb === verb)?.effects,
      next: nextStep(order),
      ask: (one) => {
        if (!run(one)) setAsked(one);
      },
      undoing,
    }),
    [order, run, undoing],
  );
  return { open, asked, close: () => setAsked(null), error };
}
