import { minor, type Minor } from "../../../shared/money.ts";
import { dueOf, type Order } from "../order.ts";

type Owing = Pick<Order, "total" | "captured" | "refunded" | "cancelledAt" | "deposit">;

/**
 * What the customer is asked for now: the deposit while it has not come, then all that is due. What was given back of it is
 * not asked for again. Zero or less when nothing is due.
 */
export function askedOf(order: Owing): Minor {
  const due = dueOf(order);
  const rest = order.deposit - order.captured;
  return rest > 0 && rest < due ? minor(rest) : due;
}

/** The deposit is what is asked for now; the balance comes later. */
export const awaitsDeposit = (order: Owing): boolean => askedOf(order) < dueOf(order);
