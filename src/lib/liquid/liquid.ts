import { Context, Liquid, LiquidError, toValueSync, type Emitter, type VariableSegments } from "liquidjs";

/** What a template may name: texts, yes or no, and lists of such. Nothing with code in it. */
export type Value = string | boolean | readonly Values[];
export interface Values {
  readonly [name: string]: Value | Values;
}

export const faultReasons = [
  "unknown_variable",
  "unknown_filter",
  "unknown_tag",
  "not_closed",
  "not_a_text",
  "too_much",
  "empty",
  "unreadable",
] as const;

/** Why a template cannot be used, and where: `line` counts from 1, `name` is the word that is wrong, or empty. */
export interface TemplateFault {
  reason: (typeof faultReasons)[number];
  line: number;
  name: string;
}

export type Filled = { text: string } | { fault: TemplateFault };

const tagsAllowed = new Set("if unless case for assign comment raw break continue".split(" "));
const filtersAllowed = new Set(
  "default upcase downcase capitalize append prepend truncate truncatewords strip join first last size plus minus replace".split(
    " ",
  ),
);

const templateLengthMax = 10_000;
const textLengthMax = 20_000;
const renderMsMax = 250;
const memoryMax = 100_000;

/**
 * A language without code: no file, no include, no property that is not the value's own, and only the tags and filters
 * named above. Size, time and memory are bounded, so that no template holds the program up.
 */
const engine = sandbox();

function sandbox(): Liquid {
  const liquid = new Liquid({
    strictFilters: true,
    strictVariables: true,
    ownPropertyOnly: true,
    templates: {},
    parseLimit: templateLengthMax,
    renderLimit: renderMsMax,
    memoryLimit: memoryMax,
  });
  for (const name of Object.keys(liquid.tags)) if (!tagsAllowed.has(name)) delete liquid.tags[name];
  for (const name of Object.keys(liquid.filters)) if (!filtersAllowed.has(name)) delete liquid.filters[name];
  return liquid;
}

/** Fills a template with values. Never throws: what cannot be filled says why. */
export function fill(template: string, values: Values): Filled {
  try {
    const output = new BoundedText();
    const context = new Context(values, engine.options, { sync: true }, { liquid: engine });
    toValueSync(engine.renderer.renderTemplates(engine.parse(template), context, output));
    return { text: output.buffer };
  } catch (error) {
    return { fault: faultOf(error) };
  }
}

/**
 * What is wrong with a template, before it is kept: also where no example goes, in a branch not taken. `example` has every
 * name a template may use. Undefined when nothing is.
 */
export function findFault(template: string, example: Values): TemplateFault | undefined {
  try {
    const { globals } = engine.parseAndAnalyzeSync(template, undefined, { partials: false });
    for (const { segments, location } of Object.values(globals).flat())
      if (!isKnown(segments, example))
        return { reason: "unknown_variable", line: location.row, name: segments.join(".") };
  } catch (error) {
    return faultOf(error);
  }
  const filled = fill(template, example);
  return "fault" in filled ? filled.fault : undefined;
}

/** Follows a name into the example; a name found by another ("lines[place]") is left to the filling. */
function isKnown(segments: VariableSegments, example: Values): boolean {
  let at: Value | Values | undefined = example;
  for (const segment of segments) {
    if (typeof segment === "object") return true;
    if (segment === "size" && (typeof at === "string" || Array.isArray(at))) return true;
    if (typeof at !== "object") return false;
    const isPlace: boolean =
      Array.isArray(at) && (typeof segment === "number" || segment === "first" || segment === "last");
    if (!isPlace && !Object.hasOwn(at, segment)) return false;
    at = isPlace ? (at as readonly Values[])[0] : (at as Values)[segment];
  }
  return true;
}

class NotAText extends Error {}
class TooMuch extends Error {}

/** What is written, as long as it is text and not too much of it. */
class BoundedText implements Emitter {
  buffer = "";

  write(value: unknown): void {
    if (value === undefined || value === null) return;
    if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") throw new NotAText();
    this.buffer += String(value);
    if (this.buffer.includes("[object Object]", this.buffer.length - 1_000)) throw new NotAText();
    if (this.buffer.length > textLengthMax) throw new TooMuch();
  }
}

function faultOf(error: unknown): TemplateFault {
  if (!LiquidError.is(error)) return { reason: reasonOf(error), line: 1, name: "" };
  const [line = 1] = error.token.getPosition();
  const words = error.originalError ?? error;
  const name = /^(?:undefined (?:filter|variable): |tag ")([^",]+)/.exec(words.message)?.[1] ?? "";
  return { reason: reasonOf(words), line, name };
}

const reasonsByWords: readonly [RegExp, TemplateFault["reason"]][] = [
  [/^undefined variable/, "unknown_variable"],
  [/^undefined filter/, "unknown_filter"],
  [/^tag .* not found/s, "unknown_tag"],
  [/not closed/, "not_closed"],
  [/limit exceeded|call stack|string length/i, "too_much"],
];

function reasonOf(error: unknown): TemplateFault["reason"] {
  if (error instanceof NotAText) return "not_a_text";
  if (error instanceof TooMuch) return "too_much";
  const words = error instanceof Error ? error.message : "";
  return reasonsByWords.find(([pattern]) => pattern.test(words))?.[1] ?? "unreadable";
}
