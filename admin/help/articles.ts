import { blocksOf, type Block } from "./markdown.ts";

/** A page of the help, as the contents name it. */
export interface Article {
  /** "premiers-pas", from premiers-pas.md. */
  name: string;
  title: string;
  /** What it is about; empty when the title says it. */
  about: string;
}

/** The name of the page an address leads to ("catalogue.md#un-produit"); undefined for what is no page of the help. */
export const articleNamed = (address: string): string | undefined => /^([a-z0-9-]+)\.md(?:#.*)?$/.exec(address)?.[1];

/** The contents, from the list in the first page of docs/help. */
export function articlesIn(contents: string): Article[] {
  const lists = blocksOf(contents).filter((block) => block.kind === "list");
  return lists
    .flatMap(({ items }) => items)
    .flatMap(([first, ...rest]) => {
      const name = first?.kind === "link" ? articleNamed(first.to) : undefined;
      const about = rest.map(({ text }) => text).join("");
      return name && first ? [{ name, title: first.text, about: about.replace(/^[\s:,\u00a0]+/, "") }] : [];
    });
}

const relatedMax = 4;

/** What to read next: the pages this one leads to, then its neighbours in the contents. */
export function relatedTo(name: string, blocks: readonly Block[], articles: readonly Article[]): Article[] {
  const linked = blocks
    .flatMap(inlinesIn)
    .flatMap((inline) => (inline.kind === "link" ? (articleNamed(inline.to) ?? []) : []));
  const at = articles.findIndex((one) => one.name === name);
  const near = [articles[at + 1], articles[at - 1]].flatMap((one) => one?.name ?? []);
  const names = [...new Set([...linked, ...near])].filter((one) => one !== name).slice(0, relatedMax);
  return names.flatMap((one) => articles.find((article) => article.name === one) ?? []);
}

function inlinesIn(block: Block) {
  if (block.kind === "paragraph") return block.inlines;
  if (block.kind === "list") return block.items.flat();
  return block.kind === "table" ? block.rows.flat(2) : [];
}

const keptMax = 5;

/** The pages read lately with this one first, each once. */
export const readLately = (before: readonly string[], name: string): string[] =>
  [name, ...before.filter((one) => one !== name)].slice(0, keptMax);
