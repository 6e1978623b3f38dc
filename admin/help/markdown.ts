/** The little of Markdown that our help pages are written in. */

export type Inline = { kind: "text" | "strong" | "code"; text: string } | { kind: "link"; text: string; to: string };

export type Block =
  | { kind: "heading"; level: 1 | 2 | 3; text: string }
  | { kind: "paragraph"; inlines: Inline[] }
  | { kind: "list"; isOrdered: boolean; items: Inline[][] }
  | { kind: "table"; rows: Inline[][][] }
  | { kind: "code"; text: string }
  | { kind: "picture"; source: string; alt: string };

const mark = /\*\*(.+?)\*\*|`([^`]+)`|\[([^\]]+)\]\(([^)]+)\)/g;

/** What stands in one line: plain words, strong ones, code, links. */
export function inlinesOf(line: string): Inline[] {
  const found: Inline[] = [];
  let at = 0;
  for (const match of line.matchAll(mark)) {
    const [whole, strong, code, text = "", to = ""] = match;
    if (match.index > at) found.push({ kind: "text", text: line.slice(at, match.index) });
    if (strong !== undefined) found.push({ kind: "strong", text: strong });
    else if (code !== undefined) found.push({ kind: "code", text: code });
    else found.push({ kind: "link", text, to });
    at = match.index + whole.length;
  }
  if (at < line.length) found.push({ kind: "text", text: line.slice(at) });
  return found;
}

/** A page as its blocks, in their order. */
export function blocksOf(markdown: string): Block[] {
  const fenced = markdown.split(/^```\w*\n([^]*?)^```$/m);
  return fenced.flatMap((part, index) =>
    index % 2 === 1 ? [{ kind: "code", text: part.trimEnd() } as const] : plainBlocksOf(part),
  );
}

const plainBlocksOf = (markdown: string): Block[] =>
  runsOf(markdown.split("\n")).flatMap(({ kind, lines }) => blocksIn(kind, lines));

type Kind = "heading" | "picture" | "bullet" | "number" | "row" | "words" | "nothing";

const kinds: readonly (readonly [Kind, RegExp])[] = [
  ["nothing", /^\s*$/],
  ["heading", /^#{1,3} /],
  ["picture", /^(?:!\[|<img )/],
  ["bullet", /^- /],
  ["number", /^\d+\. /],
  ["row", /^\|/],
];

const kindOf = (line: string): Kind => kinds.find(([, pattern]) => pattern.test(line))?.[0] ?? "words";

/** Lines of one kind that follow each other. */
function runsOf(lines: readonly string[]): { kind: Kind; lines: string[] }[] {
  const runs: { kind: Kind; lines: string[] }[] = [];
  for (const line of lines) {
    const kind = kindOf(line);
    const last = runs.at(-1);
    if (last?.kind === kind) last.lines.push(line);
    else runs.push({ kind, lines: [line] });
  }
  return runs;
}

function blocksIn(kind: Kind, lines: readonly string[]): Block[] {
  if (kind === "nothing") return [];
  if (kind === "heading") return lines.map(headingOf);
  if (kind === "picture") return lines.flatMap(pictureOf);
  if (kind === "row") return [{ kind: "table", rows: lines.filter((line) => !/^\|[\s|:-]+$/.test(line)).map(cellsOf) }];
  if (kind === "words") return [{ kind: "paragraph", inlines: inlinesOf(lines.join(" ")) }];
  const items = lines.map((line) => inlinesOf(line.replace(/^(?:-|\d+\.) /, "")));
  return [{ kind: "list", isOrdered: kind === "number", items }];
}

function headingOf(line: string): Block {
  const level = line.indexOf(" ") as 1 | 2 | 3;
  return { kind: "heading", level, text: line.slice(level + 1).trim() };
}

function pictureOf(line: string): Block[] {
  // A picture of a phone is written as a tag, for its width.
  const [, tagged = ""] = /src="([^"]+)"/.exec(line) ?? [];
  const [, said = ""] = /alt="([^"]*)"/.exec(line) ?? [];
  const [, alt = said, source = tagged] = /^!\[([^\]]*)\]\(([^)]+)\)/.exec(line) ?? [];
  return source ? [{ kind: "picture", source, alt }] : [];
}

const cellsOf = (line: string): Inline[][] =>
  line
    .replace(/^\||\|\s*$/g, "")
    .split(/(?<!\\)\|/)
    .map((cell) => inlinesOf(cell.trim().replaceAll("\\|", "|")));
