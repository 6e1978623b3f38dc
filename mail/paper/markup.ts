import { clean } from "./letter.ts";

const written: unique symbol = Symbol("written");

/** HTML written by `markup`. Nothing else can make one, so whatever a letter interpolates is escaped. */
export interface Markup {
  readonly [written]: string;
}

type Value = string | number | Markup | readonly Markup[];

/** Writes HTML; interpolated text is escaped, for elements and quoted attributes alike. */
export function markup(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  let text = parts[0] ?? "";
  values.forEach((value, index) => {
    text += textOf(value) + (parts[index + 1] ?? "");
  });
  return { [written]: text };
}

export const nothing: Markup = markup``;

/** Data for mail programs, which never run it: no text in it can end the element it stands in. */
export const dataMarkup = (data: object): Markup => ({
  [written]: `<script type="application/ld+json">${JSON.stringify(data, cleaned).replaceAll("<", "\\u003c")}</script>\n`,
});

const cleaned = (_name: string, value: unknown): unknown => (typeof value === "string" ? clean(value) : value);

/** Text with its line breaks and its spaces: a browser would make one of several. */
export function withBreaks(text: string): Markup[] {
  return clean(text)
    .trim()
    .replace(/ (?= )|^ /gm, "\u00a0")
    .split("\n")
    .map((line, index) => (index === 0 ? markup`${line}` : markup`<br>${line}`));
}

/** The finished page. */
export const pageOf = (page: Markup): string => page[written];

function textOf(value: Value): string {
  if (typeof value === "string") return escaped(clean(value));
  if (typeof value === "number") return String(value);
  if (written in value) return value[written];
  return value.map((one) => one[written]).join("");
}

const special = /[&<>"']/;
const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (text: string): string =>
  !special.test(text) ? text : text.replace(/[&<>"']/g, (sign) => entities[sign] ?? "");
