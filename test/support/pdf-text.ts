import { inflateSync } from "node:zlib";

type Objects = Map<number, { dictionary: string; stream: string }>;
type CharacterMap = Map<number, string>;

/**
 * The text of a PDF as our printer writes it, one run a line, page after page. Reads only what such a file holds: plain
 * objects, fonts with two-byte codes and their table of characters.
 */
export function textOfPdf(bytes: Buffer): string {
  const objects = objectsOf(bytes);
  return pagesOf(objects)
    .map((page) => textOfPage(objects, page))
    .join("\n\f\n");
}

/** How many pages the file has. */
export const pageCountOf = (bytes: Buffer): number => pagesOf(objectsOf(bytes)).length;

/** "3A" when the file says that it is PDF/A-3a; empty when it claims nothing. */
export function pdfaOf(bytes: Buffer): string {
  const text = bytes.toString("latin1");
  const [part, conformance] = ["part", "conformance"].map(
    (name) => new RegExp(`<pdfaid:${name}>(\\w+)<`).exec(text)?.[1],
  );
  return `${part ?? ""}${conformance ?? ""}`;
}

function objectsOf(bytes: Buffer): Objects {
  const text = bytes.toString("latin1");
  const objects: Objects = new Map();
  for (const found of text.matchAll(/(?<=^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [, id = "", body = ""] = found;
    const [dictionary = "", ...rest] = body.split(/(?<=\n)stream\n/);
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? 0);
    const raw = Buffer.from(rest.join("stream\n").slice(0, length), "latin1");
    const stream = dictionary.includes("/FlateDecode") ? inflateSync(raw).toString("latin1") : raw.toString("latin1");
    objects.set(Number(id), { dictionary, stream });
  }
  return objects;
}

function pagesOf(objects: Objects): string[] {
  const tree = [...objects.values()].find((one) => /\/Type \/Pages\b/.test(one.dictionary));
  const kids = /\/Kids \[([^\]]*)\]/.exec(tree?.dictionary ?? "")?.[1] ?? "";
  return [...kids.matchAll(/(\d+) 0 R/g)].map(([, id]) => objects.get(Number(id))?.dictionary ?? "");
}

function textOfPage(objects: Objects, page: string): string {
  const fonts = new Map<string, CharacterMap>();
  const names = /\/Font <<([\s\S]*?)>>/.exec(page)?.[1] ?? "";
  for (const [, name = "", id] of names.matchAll(/\/(\w+) (\d+) 0 R/g)) {
    const font = objects.get(Number(id))?.dictionary ?? "";
    fonts.set(name, charactersOf(objects.get(referenced(font, "ToUnicode"))?.stream ?? ""));
  }
  const content = objects.get(referenced(page, "Contents"))?.stream ?? "";
  const runs = [...content.matchAll(/\nBT\n([\s\S]*?)\nET/g)].map(([, run = ""]) => run);
  return runs.map((run) => textOfRun(run, fonts)).join("\n");
}

const referenced = (dictionary: string, name: string): number =>
  Number(new RegExp(`/${name} (\\d+) 0 R`).exec(dictionary)?.[1]);

function textOfRun(run: string, fonts: Map<string, CharacterMap>): string {
  const characters = fonts.get(/\/(\w+) [\d.]+ Tf/.exec(run)?.[1] ?? "") ?? new Map<number, string>();
  const literals = literalsOf(run).map(bytesOf);
  const codes = literals.flatMap((bytes) =>
    Array.from({ length: bytes.length / 2 }, (_, at) => bytes.readUInt16BE(at * 2)),
  );
  return codes.map((code) => characters.get(code) ?? "\ufffd").join("");
}

/** What stands between parentheses; those inside may be bare when they come in pairs. */
function literalsOf(run: string): string[] {
  const literals: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < run.length; at++) {
    const character = run[at];
    if (character === "\\") at++;
    if (character === "(" && depth++ === 0) start = at + 1;
    if (character === ")" && --depth === 0) literals.push(run.slice(start, at));
  }
  return literals;
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

function bytesOf(literal: string): Buffer {
  const plain = literal.replaceAll(/\\([0-7]{1,3}|[\s\S])/g, (_, escaped: string) =>
    /^[0-7]/.test(escaped) ? String.fromCharCode(Number.parseInt(escaped, 8)) : (escapes[escaped] ?? escaped),
  );
  return Buffer.from(plain, "latin1");
}

/** The font's table: single codes, and ranges that count up or list their characters. */
function charactersOf(table: string): CharacterMap {
  const characters: CharacterMap = new Map();
  for (const [, lines = ""] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = "", text = ""] of lines.matchAll(/<(\w+)>\s*<(\w+)>/g)) characters.set(hex(code), utf16(text));
  }
  for (const [, lines = ""] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = "", to = "", text = ""] of lines.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      for (let code = hex(from); code <= hex(to); code++)
        characters.set(code, String.fromCodePoint((utf16(text).codePointAt(0) ?? 0) + code - hex(from)));
    }
  }
  return characters;
}

const hex = (digits: string): number => Number.parseInt(digits, 16);
const utf16 = (digits: string): string => Buffer.from(digits, "hex").swap16().toString("utf16le");
