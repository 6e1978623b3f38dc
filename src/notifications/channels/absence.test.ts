import assert from "node:assert/strict";
import { test } from "node:test";
import { watchAbsence } from "./absence.ts";

const at = (seconds: number) => new Date(1_000 * seconds);

test("while a server is away one asks and the others wait; its return frees them all", () => {
  const absence = watchAbsence();
  const until = (seconds: number) => ({ until: at(seconds), why: "refused" });
  assert.deepEqual(absence.turnAt(at(0)), { kind: "go" });

  assert.deepEqual(absence.goesOn(at(0), "refused"), until(5));
  assert.deepEqual(absence.goesOn(at(1), "refused"), until(5));
  assert.deepEqual(absence.turnAt(at(4)), { kind: "wait", ...until(5) });
  assert.deepEqual(absence.turnAt(at(5)), { kind: "ask", until: at(35) });
  assert.deepEqual(absence.turnAt(at(6)), { kind: "wait", ...until(35) });

  assert.deepEqual(absence.goesOn(at(7), "refused"), until(17));
  assert.deepEqual(absence.ends(), [at(5), at(35), at(17)]);
  assert.deepEqual(absence.turnAt(at(8)), { kind: "go" });
  assert.deepEqual(absence.ends(), []);
});

test("pauses grow to five minutes", () => {
  const absence = watchAbsence();
  for (let count = 0; count < 12; count++) absence.goesOn(at(300 * count), "refused");
  assert.deepEqual(absence.goesOn(at(3_600), "refused").until, at(3_900));
});
