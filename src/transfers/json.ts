import type { Format } from "./format.ts";

/** One array, one order a line: programs read it at once or line by line. */
export const jsonFormat: Format = {
  extension: "json",
  contentType: "application/json; charset=utf-8",
  head: "[",
  order: (order, index) => `${index === 0 ? "\n" : ",\n"}${JSON.stringify(order)}`,
  foot: "\n]\n",
};
