import assert from "node:assert/strict";
import { test } from "node:test";
import { failureOf } from "./workers.ts";

test("a failed job is logged by its ids and the error's name, never by words that may hold an address", () => {
  const job = { id: "17", task_identifier: "sendMessage", attempts: 3 };
  const error = Object.assign(new TypeError("karim@exemple.fr refused"), { code: "ECONNREFUSED" });

  const logged = failureOf(job, error);

  assert.deepEqual(logged, { task: "sendMessage", jobId: "17", attempt: 3, error: "TypeError", code: "ECONNREFUSED" });
  assert.doesNotMatch(JSON.stringify(failureOf(job, "karim@exemple.fr refused")), /karim/);
  assert.equal(failureOf(job, undefined).error, "undefined");
});
