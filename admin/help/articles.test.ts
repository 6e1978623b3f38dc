import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { articleNamed, articlesIn, readLately, relatedTo } from "./articles.ts";
import { blocksOf, inlinesOf } from "./markdown.ts";

const folder = new URL("../../docs/help/", import.meta.url);
const page = (name: string) => readFileSync(new URL(`${name}.md`, folder), "utf8");
const articles = articlesIn(page("README"));

test("C30 the contents name every help page, with what it is about", () => {
  const names = readdirSync(folder).flatMap((file) => (file === "README.md" ? [] : (articleNamed(file) ?? [])));

  assert.deepEqual(articles.map(({ name }) => name).toSorted(), names.toSorted());
  assert.deepEqual(articles[1], {
    name: "commandes",
    title: "La liste des commandes",
    about: "les vues, la recherche, les filtres",
  });
});

test("every help page is read whole: nothing of Markdown is left in its words", () => {
  for (const { name } of articles) {
    const blocks = blocksOf(page(name));
    assert.equal(blocks[0]?.kind, "heading", name);
    const words = JSON.stringify(blocks.filter(({ kind }) => kind !== "code"));
    assert.doesNotMatch(words, /\*\*|\]\(|```|<img|"text":"[^"]*`/, name);
  }
});

test("E48 each page leads to related ones, and to itself never", () => {
  for (const { name } of articles) {
    const related = relatedTo(name, blocksOf(page(name)), articles).map((one) => one.name);
    assert.ok(related.length >= 1 && !related.includes(name), name);
  }
  const first = relatedTo("statuts", blocksOf(page("statuts")), articles);
  const names = first.slice(0, 2).map((one) => one.name);
  assert.deepEqual(names, ["suivi-des-colis", "catalogue"], "what the page itself names comes first");
});

test("E48 the pages read lately are kept, the last one first, each once", () => {
  const read = ["a", "b", "a", "c", "d", "e", "f"].reduce<string[]>(readLately, []);

  assert.deepEqual(read, ["f", "e", "d", "c", "a"]);
});

test("words, strong words, code and links of one line", () => {
  assert.deepEqual(inlinesOf("Ouvrez **Réglages**, tapez `PORT`, lisez [l’aide](api.md)."), [
    { kind: "text", text: "Ouvrez " },
    { kind: "strong", text: "Réglages" },
    { kind: "text", text: ", tapez " },
    { kind: "code", text: "PORT" },
    { kind: "text", text: ", lisez " },
    { kind: "link", text: "l’aide", to: "api.md" },
    { kind: "text", text: "." },
  ]);
});
