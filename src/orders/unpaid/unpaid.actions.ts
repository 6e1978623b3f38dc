import { listPayable, listPayableByNumber, listUnpaidOrderIds } from "./unpaid.sql.ts";

/** Open orders placed between these moments whose money is awaited, oldest first. */
export const unpaidOrderIds = listUnpaidOrderIds;

/** The newest open orders whose money is awaited; never more than so many. */
export const payableOrders = listPayable;

/** The orders of these numbers that were not thrown away, whatever they owe. */
export const payableByNumber = listPayableByNumber;
