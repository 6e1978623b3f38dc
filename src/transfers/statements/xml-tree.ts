import { UnreadableStatement } from "./statement.ts";

/** An element by its name without prefix: banks choose their own. */
export interface Element {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: Element[];
  text: string;
}

const depthMax = 60;
const elementCountMax = 1_000_000;
// A name ends where something else begins, and its attributes are short: a tag without an end is given up at once, and not
// read again from each of its letters (5 MB of them: hours).
const token =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<(\/?)([^\s<>/]{1,200})(?=[\s/>])((?:"[^"]{0,2000}"|'[^']{0,2000}'|[^<>"']){0,2000})>|([^<]+)/y;

/**
 * Reads well-formed XML of plain elements. Whatever could reach out or grow (a document type, an entity of its own) is
 * refused before anything is read: no statement needs it.
 */
export function readXml(xml: string): Element {
  if (/<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i.test(xml)) throw new UnreadableStatement("forbidden_xml");
  const root: Element = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  let count = 0;
  token.lastIndex = 0;
  while (token.lastIndex < xml.length) {
    const found = token.exec(xml);
    const parent = open.at(-1);
    if (!found || !parent) throw new UnreadableStatement("broken_xml");
    const [, cdata, slash, name, rest = "", text] = found;
    if (text !== undefined || cdata !== undefined) parent.text += cdata ?? unescaped(text ?? "");
    if (name === undefined) continue;
    if (slash) close(open, localName(name));
    else {
      const element = { name: localName(name), attributes: attributesOf(rest), children: [], text: "" };
      parent.children.push(element);
      if (!rest.endsWith("/")) open.push(element);
      if (open.length > depthMax || ++count > elementCountMax) throw new UnreadableStatement("too_long");
    }
  }
  const [only] = root.children;
  if (open.length !== 1 || !only || root.children.length > 1) throw new UnreadableStatement("broken_xml");
  return only;
}

function close(open: Element[], name: string): void {
  if (open.length < 2 || open.pop()?.name !== name) throw new UnreadableStatement("broken_xml");
}

const localName = (name: string): string => name.slice(name.indexOf(":") + 1).replace(/\/$/, "");

const attributesOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/(?<![\w:.-])([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, name = "", one, other]) => [
      localName(name),
      unescaped(one ?? other ?? ""),
    ]),
  );

const known: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

const unescaped = (text: string): string =>
  text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (_, ten?: string, sixteen?: string, name?: string) => {
    if (name !== undefined) return known[name] ?? refuse();
    const point = ten === undefined ? Number.parseInt(sixteen ?? "", 16) : Number(ten);
    return point > 0 && point <= 0x10_ff_ff ? String.fromCodePoint(point) : refuse();
  });

function refuse(): never {
  throw new UnreadableStatement("broken_xml");
}

/** The elements at the end of a path of names. */
export const allAt = (element: Element, ...path: string[]): Element[] =>
  path.reduce<Element[]>(
    (found, name) => found.flatMap(({ children }) => children.filter((one) => one.name === name)),
    [element],
  );

/** The text of the first of these paths that has any; empty when none has. */
export function textAt(element: Element, ...paths: string[]): string {
  for (const path of paths) {
    const text = allAt(element, ...path.split("/"))
      .map((one) => one.text.trim())
      .find(Boolean);
    if (text) return text;
  }
  return "";
}
