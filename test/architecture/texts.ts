import { parseSync, Visitor } from "vite";
import type { Rule } from "./house.ts";
import { isTestCode } from "./places.ts";
import { sourceOf } from "./source.ts";
import type { Tree } from "./tree.ts";
import { pathsOf } from "./tree.ts";

/** `fr.ts`, `fr/admin.ts`, `admin.fr.ts`, `fr-mail.ts`; not the Quebec variants, whose spaces differ. */
const frenchCatalogue = /^(shared|admin|shop|mail|documents)\/messages\/(.*[/.])?fr(?!-CA)([./-].*)?\.?tsx?$/;
const noBreak = "[\\u00a0\\u202f]";

/** What French typography refuses, and why. In a text, each `${…}` reads as the letter x. */
const faults: [RegExp, string][] = [
  [/\p{L}'\p{L}/u, "straight apostrophe"],
  [/ [:;!?%€»]/, "ordinary space before a double mark"],
  [new RegExp(`«(?!${noBreak})`), "no no-break space after «"],
  [new RegExp(`(?<!${noBreak})»`), "no no-break space before »"],
  [/(?<!&\w+)[\p{L}\d)»][!?;:](?=\s|$)/u, "no no-break space before a double mark"],
  [/\.\.\./, "three dots instead of …"],
];

/** Texts that are rightly the same in both languages. */
const sameInBoth = new Set(
  "Carnet|IBAN|BIC|Total|Taxes|Versions|Version x|Note|Notes|Message|Messages|Notifications|SMS|Client|Contact|Options|Actions|Date|Menu|Code|Image|Description|Action|Mode|Test|Transaction x|Stripe|PayPal|SumUp|Alma|Datatrans|Mondial Relay|Colissimo|Boxtal".split(
    "|",
  ),
);

/** French texts carry curly apostrophes and no-break spaces. */
export const frenchIsWellTyped: Rule = (tree) =>
  frenchFiles(tree).flatMap((path) =>
    textsIn(tree, path).flatMap((text) =>
      faults.filter(([fault]) => fault.test(text)).map(([, why]) => `${path}: ${why}: ${text}`),
    ),
  );

/** Each French catalogue has its English one, and no English text is the French one left behind. */
export const englishIsTranslated: Rule = (tree) =>
  frenchFiles(tree).flatMap((path) => {
    const english = path.replace(/(^|[/.])fr([./-])/, "$1en$2");
    if (!tree.has(english)) return [`${english} is missing`];
    const french = new Set(textsIn(tree, path).filter((text) => /\p{L}{3}/u.test(text) && !sameInBoth.has(text)));
    return textsIn(tree, english)
      .filter((text) => french.has(text))
      .map((text) => `${english} is in French: ${text}`);
  });

/** What is read on a screen or a page comes from a catalogue: no sentence is written between the tags. */
export const noTextBetweenTags: Rule = (tree) =>
  pathsOf(tree, /^(admin|shop|ui|documents|mail)\/.*\.tsx$/)
    .filter((path) => !isTestCode(path))
    .flatMap((path) =>
      sourceOf(tree, path)
        .jsxTexts.filter((text) => /\p{L}{3}/u.test(text) && text !== "Carnet")
        .map((text) => `${path}: ${text}`),
    );

function frenchFiles(tree: Tree): string[] {
  return pathsOf(tree, frenchCatalogue).filter((path) => !isTestCode(path));
}

/** The texts a catalogue gives: its literals, except keys, imports and what is only compared with. */
function textsIn(tree: Tree, path: string): string[] {
  const texts = new Map<number, string>();
  const asides = new Set<number>();
  const aside = (...nodes: { start: number }[]): void => nodes.forEach((node) => asides.add(node.start));
  new Visitor({
    Literal: (node) => void (typeof node.value === "string" && texts.set(node.start, node.value)),
    TemplateLiteral: (node) =>
      void texts.set(node.start, node.quasis.map((part) => part.value.cooked ?? part.value.raw).join("x")),
    Property: (node) => aside(node.key),
    ImportDeclaration: (node) => aside(node.source),
    ExportNamedDeclaration: (node) => void (node.source && aside(node.source)),
    MemberExpression: (node) => aside(node.property),
    // In `textOf(details, "reason")` the word is the name of a detail.
    CallExpression: ({ arguments: [of, name] }) =>
      void (of?.type === "Identifier" && of.name === "details" && name && aside(name)),
    BinaryExpression: (node) => aside(node.left, node.right),
    SwitchCase: (node) => void (node.test && aside(node.test)),
    TSLiteralType: (node) => aside(node.literal),
    TSPropertySignature: (node) => aside(node.key),
  }).visit(parseSync(path, tree.get(path) ?? "").program);
  return [...texts].filter(([start]) => !asides.has(start)).map(([, text]) => text);
}
