import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { en } from "../shared/messages/statuses/en.ts";
import { fr } from "../shared/messages/statuses/fr.ts";

const glossary = readFileSync(fileURLToPath(new URL("../GLOSSARY.md", import.meta.url)), "utf8");

test("the glossary and the screens use the same words for where an order stands", () => {
  const axes = { Payment: "payment", Fulfilment: "fulfilment", Invoice: "invoice", Life: "life" } as const;

  for (const [heading, axis] of Object.entries(axes)) {
    const [, section = ""] = new RegExp(`^### ${heading}\n([^]*?)\n##`, "m").exec(glossary) ?? [];
    const rows = [...section.matchAll(/^\| (.+) \| (.+) \| `(.+)` \|$/gm)].map((row) => row.slice(1));
    const english: Record<string, string> = en.classic[axis];

    assert.deepEqual(
      rows,
      Object.entries(fr.classic[axis]).map(([code, word]) => [word, english[code], code]),
    );
  }
});

test("a thing has one word: no code, French or English word stands twice among the things", () => {
  const [things = ""] = glossary.split("## The four axes");
  const rows = [...things.matchAll(/^\| (.+?) \| (.+?) \| (`.+?`) \| .* \|$/gm)].map((row) => row.slice(1));

  for (const column of [0, 1, 2]) {
    const words = rows.map((row) => row[column]);
    assert.deepEqual(
      words.filter((word, index) => words.indexOf(word) !== index),
      [],
    );
  }
  assert.ok(rows.length > 40);
});
