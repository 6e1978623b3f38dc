import { listUnpaidOrderIds } from "./unpaid.sql.ts";

/** Open orders placed until then whose money is awaited, oldest first. */
export const unpaidOrderIds = listUnpaidOrderIds;
