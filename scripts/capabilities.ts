/**
 * Keeps the last column of docs/capabilities.md in step with the tests: `node --import ./scripts/typescript.mjs scripts/capabilities.ts`.
 * A row is proved by the files that hold a test whose title starts with its id: "C15, C16 the invoice is issued …".
 */
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseSync, Visitor } from "vite";
import { idsOf } from "./capability-ids.ts";

/** One line of the table. `missing` is what "not yet" says, without those words; empty when it says no more. */
export type Row = { id: string; text: string; files: string[]; isOpen: boolean; missing: string };

/** One test that runs: a skipped one proves nothing and is left out. */
export type Title = { file: string; title: string };

const families = { C: 36, E: 48, M: 34, W: 30, Q: 40 };
const rowLine = /^\| ([A-Z]\d+) \| (.*) \| (.*) \|$/;
const testFiles = ["test/stories/**/*.test.ts", "test/browser/**/*.ts", "src/**/*.test.ts"];

/** The 188 ids in the order of the table. */
export function expectedIds(): string[] {
  return Object.entries(families).flatMap(([letter, count]) =>
    Array.from({ length: count }, (_, index) => `${letter}${index + 1}`),
  );
}

/** The rows of the table, in its order. */
export function parseRows(markdown: string): Row[] {
  return markdown.split("\n").flatMap((line) => {
    const [, id, text = "", proof = ""] = rowLine.exec(line) ?? [];
    return id === undefined ? [] : [{ id, text, ...parseProof(proof) }];
  });
}

/** "`a.test.ts`, `b.test.ts`; not yet: by SMS" → two files and what is missing. */
function parseProof(proof: string): Pick<Row, "files" | "isOpen" | "missing"> {
  const [, paths = "", open, missing = ""] = /^(.*?)(?:(?:; )?(not yet)(?:: (.*))?)?$/.exec(proof) ?? [];
  const files = paths.split(",").map((path) => path.replaceAll("`", "").trim());
  return { files: files.filter((path) => path !== ""), isOpen: open !== undefined, missing };
}

function writeProof({ files, isOpen, missing }: Pick<Row, "files" | "isOpen" | "missing">): string {
  const proof = files.map((path) => `\`${path}\``).join(", ");
  if (!isOpen && proof !== "") return proof;
  const open = missing === "" ? "not yet" : `not yet: ${missing}`;
  return proof === "" ? open : `${proof}; ${open}`;
}

/** The titles of the tests in one file. A `${…}` in a title reads as "…". */
export function titlesIn(file: string, source: string): Title[] {
  const titles: Title[] = [];
  new Visitor({
    CallExpression({ callee, arguments: [first] }) {
      const isTest = /^(t\.)?(test|it)(\.(only|concurrent))?$/.test(source.slice(callee.start, callee.end));
      if (!isTest || !first) return;
      if (first.type === "Literal" && typeof first.value === "string") titles.push({ file, title: first.value });
      if (first.type !== "TemplateLiteral") return;
      titles.push({ file, title: first.quasis.map((part) => part.value.cooked ?? "").join("…") });
    },
  }).visit(parseSync(file, source).program);
  return titles;
}

/** Every title of every test that may prove a row. Paths are written from the root, with forward slashes. */
export function findTitles(root: string): Title[] {
  const files = testFiles
    .flatMap((pattern) => globSync(pattern, { cwd: root }))
    .map((path) => path.replaceAll("\\", "/"));
  return files.sort().flatMap((file) => titlesIn(file, readFileSync(`${root}/${file}`, "utf8")));
}

/** Row id → the files that prove it, in the order of the alphabet. */
export function proofsOf(titles: readonly Title[]): Map<string, string[]> {
  const proofs = new Map<string, Set<string>>();
  for (const { file, title } of titles) {
    for (const id of idsOf(title)) proofs.set(id, (proofs.get(id) ?? new Set()).add(file));
  }
  return new Map([...proofs].map(([id, files]) => [id, [...files].sort()]));
}

/**
 * The table with its last column redone. A row that lost its tests says "not yet" again; a row proved for the first
 * time drops its "not yet"; words written after a proof ("; not yet: by SMS") stay.
 */
export function rewrite(markdown: string, proofs: ReadonlyMap<string, string[]>): string {
  const lines = markdown.split("\n").map((line) => {
    const [row] = parseRows(line);
    if (!row) return line;
    const files = proofs.get(row.id) ?? [];
    const isOpen = files.length === 0 || (row.isOpen && row.files.length > 0);
    return `| ${row.id} | ${row.text} | ${writeProof({ files, isOpen, missing: row.missing })} |`;
  });
  return lines.join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const path = `${root}docs/capabilities.md`;
  const markdown = rewrite(readFileSync(path, "utf8"), proofsOf(findTitles(root)));
  writeFileSync(path, markdown);
  const rows = parseRows(markdown);
  console.log(`${rows.filter((row) => row.files.length > 0).length} of ${rows.length} rows proved`);
}
