import type { Tx } from "../lib/db.ts";
import { exportedOrder, type OrderFacts } from "../transfers/exported-order.ts";
import type { Format } from "../transfers/format.ts";
import { listWholeOrders } from "./export.sql.ts";
import type { Filter } from "./orders.sql.ts";

/** With 500 the program grows by 190 MB while it exports 100,000 orders, with 200 by 140, in the same time. */
const batchSize = 200;
/** Written at once: few enough that other requests are answered in between. */
const pieceSize = 50;

/**
 * The file's text, piece by piece. The first orders are read at once, so that a refusal still is one; the next are read
 * when the reader has taken what came before: memory does not grow with the file. No transaction stays open meanwhile.
 */
export async function exportOrders(tx: Tx, filter: Filter, format: Format): Promise<AsyncIterable<string>> {
  const first = await listWholeOrders(tx, filter, { after: undefined, limit: batchSize });
  return written(tx, filter, { format, first });
}

async function* written(
  tx: Tx,
  filter: Filter,
  { format, first }: { format: Format; first: OrderFacts[] },
): AsyncGenerator<string> {
  yield format.head;
  let count = 0;
  for (let batch = first; batch.length > 0;) {
    for (let start = 0; start < batch.length; start += pieceSize) {
      const piece = batch.slice(start, start + pieceSize);
      yield piece.map((order) => format.order(exportedOrder(order), count++)).join("");
    }
    const after = batch.at(-1);
    batch = batch.length < batchSize ? [] : await listWholeOrders(tx, filter, { after, limit: batchSize });
  }
  yield format.foot;
}
