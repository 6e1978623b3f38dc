import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { idsOf } from "../scripts/capability-ids.ts";
import { expectedIds, findTitles, parseRows, proofsOf, rewrite, titlesIn } from "../scripts/capabilities.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const rows = parseRows(readFileSync(`${root}docs/capabilities.md`, "utf8"));
const titles = findTitles(root);

test("the table holds the 188 capabilities, each once and in order", () => {
  assert.equal(expectedIds().length, 188);
  assert.deepEqual(
    rows.map((row) => row.id),
    expectedIds(),
  );
});

test("every row says what the merchant gets, and either its proof or that there is none yet", () => {
  const silent = rows.filter((row) => row.text.trim() === "" || (row.files.length === 0 && !row.isOpen));

  assert.deepEqual(silent, []);
});

test("every file named as a proof exists and holds a test that starts with the row's id", () => {
  const proofs = proofsOf(titles);
  const wrong = rows.flatMap(({ id, files }) =>
    files
      .filter((file) => !existsSync(`${root}${file}`) || !proofs.get(id)?.includes(file))
      .map((file) => `${id} is not proved by ${file}`),
  );

  assert.deepEqual(wrong, []);
});

test("every test that starts with a row's id is named in that row: run scripts/capabilities.ts when it is not", () => {
  const listed = new Map(rows.map((row) => [row.id, row.files]));
  const lagging = titles.flatMap(({ file, title }) =>
    idsOf(title)
      .filter((id) => !listed.get(id)?.includes(file))
      .map((id) => `${id} does not name ${file}: ${title}`),
  );

  assert.deepEqual(lagging, []);
});

test("ids are read at the start of a title only, one or several", () => {
  assert.deepEqual(idsOf("C15 the invoice is issued"), ["C15"]);
  assert.deepEqual(idsOf("C15, C16 the invoice is issued and sent"), ["C15", "C16"]);
  assert.deepEqual(idsOf("W1 W2, Q1 everybody is told"), ["W1", "W2", "Q1"]);
  assert.deepEqual(idsOf("the invoice of C15"), []);
  assert.deepEqual(idsOf("C15th order"), []);
});

test("a skipped test or a commented-out one proves nothing", () => {
  const source = [
    "test('C1 a', f);",
    "test.skip('C2 b', f);",
    "// test('C3 c', f);",
    "test(`C4 ${d}`, f);",
    "t.test('C5 e', f);",
  ].join("\n");

  const found = titlesIn("a.test.ts", source).map((one) => one.title);

  assert.deepEqual(found, ["C1 a", "C4 …", "C5 e"]);
});

test("rewriting fills in proofs, keeps what is missing and forgets lost tests", () => {
  const before = [
    "| C1 | one | not yet: SMS |",
    "| C2 | two | `lost.test.ts` |",
    "| C3 | three | not yet: by hand |",
    "| C4 | four | `a.test.ts`; not yet: by SMS |",
    "| C5 | five | not yet |",
  ];

  const after = rewrite(
    before.join("\n"),
    new Map([
      ["C3", ["a.test.ts", "b.test.ts"]],
      ["C4", ["a.test.ts"]],
    ]),
  );

  assert.deepEqual(after.split("\n"), [
    "| C1 | one | not yet: SMS |",
    "| C2 | two | not yet |",
    "| C3 | three | `a.test.ts`, `b.test.ts` |",
    "| C4 | four | `a.test.ts`; not yet: by SMS |",
    "| C5 | five | not yet |",
  ]);
});
