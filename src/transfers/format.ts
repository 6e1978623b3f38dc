import type { ExportedOrder } from "./exported-order.ts";

/** A file being written from its first order to its last: a head, the orders one after another, a foot. */
export interface Format {
  extension: string;
  contentType: string;
  head: string;
  /** The order's text; `index` counts from 0. */
  order(order: ExportedOrder, index: number): string;
  foot: string;
}
