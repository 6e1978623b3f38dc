import assert from "node:assert/strict";
import { test } from "node:test";
import { shownTo } from "./audience.ts";

const history = ["order.noted", "shipment.handed_over", "order.placed", "message.failed"].map((kind) => ({ kind }));
const kinds = (audience: "all" | "customer" | "team") => shownTo(history, audience).map(({ kind }) => kind);

test("a history is shown whole, as far as the customer learns of it, or as far as it stays in the team", () => {
  assert.equal(kinds("all").length, history.length);
  assert.deepEqual(kinds("customer"), ["shipment.handed_over", "order.placed"]);
  assert.deepEqual(kinds("team"), ["order.noted", "message.failed"]);
});
