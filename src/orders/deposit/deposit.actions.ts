import { minor, shareOf, type Ppm } from "../../../shared/money.ts";
import type { Tell } from "../../happenings.ts";
import type { Tx } from "../../lib/db.ts";
import { Refusal } from "../../refusals.ts";
import { dueOf, type OrderState } from "../order.ts";
import { keepFacts, lockFor, recordOn, stateOf, type Asked } from "../orders.actions.ts";
import { keepDeposit } from "./deposit.sql.ts";

/**
 * The customer is asked for a part of the total first: an amount in minor units, or a share in parts per million. The link to
 * pay is for that part, then for the balance. Refuses `amount_not_a_part` where it is nothing, all that is due, or less than
 * has come.
 */
export async function askDeposit(
  tx: Tx,
  asked: Asked,
  { tell, ...wanted }: { tell: Tell } & ({ amount: number } | { percent: number }),
): Promise<OrderState> {
  const order = await lockFor(tx, asked, "record_payment");
  const deposit = "amount" in wanted ? minor(wanted.amount) : shareOf(order.total, wanted.percent as Ppm);
  const [due, held, currency] = [dueOf(order), order.captured - order.refunded, order.currency];
  const first = deposit - held;
  if (order.cancelledAt || first <= 0 || first >= due)
    throw new Refusal("amount_not_a_part", { amount: deposit, max: held + due - 1, currency });
  await keepDeposit(tx, { ...order, deposit });
  const state = await keepFacts(tx, order, {}, asked);
  const data = { tell, amount: minor(first), currency };
  await recordOn(tx, state, asked, { kind: "deposit.asked", data });
  return state;
}

/** No deposit after all: all that is due is asked for at once. None was asked for: nothing happens. */
export async function dropDeposit(tx: Tx, asked: Asked): Promise<OrderState> {
  const order = await lockFor(tx, asked, "record_payment");
  if (order.deposit === 0) return stateOf(order);
  await keepDeposit(tx, { ...order, deposit: minor(0) });
  const state = await keepFacts(tx, order, {}, asked);
  await recordOn(tx, state, asked, { kind: "deposit.dropped", data: {} });
  return state;
}
