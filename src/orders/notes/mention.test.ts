import assert from "node:assert/strict";
import { test } from "node:test";
import { mentionedIn } from "./mention.ts";

const team = [
  { accountId: "s", name: "Sophie Martin" },
  { accountId: "i", name: "Inès Dupont (atelier)" },
  { accountId: "j", name: "Jean-Paul" },
];

const rows: [string, string[]][] = [
  ["@Sophie, tu l’appelles ?", ["s"]],
  ["vu avec @ines et @SOPHIE MARTIN.", ["s", "i"]],
  ["@jean-paul", ["j"]],
  ["@jean ou @sophiee", []],
  ["écrire à info@sophie.fr", []],
  ["Sophie", []],
];
for (const [note, mentioned] of rows)
  test(`${note} → ${mentioned.join(" ") || "nobody"}`, () => assert.deepEqual(mentionedIn(note, team), mentioned));
