import { z } from "zod";

/** JSON Schema 2020-12, with the words that are read here. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  description?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  additionalProperties?: JsonSchema | boolean;
  enum?: unknown[];
  const?: unknown;
  format?: string;
  default?: unknown;
  [word: string]: unknown;
}

/** What travels towards us is described as it may be sent, what we answer as it is always there. */
export type Direction = "input" | "output";

/** A place in the document where a schema belongs; filled once every schema is known. */
export interface Slot {
  schema: JsonSchema;
}

export interface Components {
  add(schema: z.ZodType, direction: Direction): Slot;
  /** Resolves every slot and returns the named schemas, by name, in alphabetical order. */
  close(): Record<string, JsonSchema>;
}

type Named = Record<Direction, Map<string, JsonSchema>>;

/**
 * Gathers zod schemas as JSON Schema 2020-12. Those with `.meta({ id })` become components; one that reads differently
 * when sent than when answered (defaults, transforms) appears twice, the sent form under its name followed by "Input".
 */
export function gatherComponents(): Components {
  const named: Named = { input: new Map(), output: new Map() };
  const slots: { slot: Slot; direction: Direction }[] = [];
  return {
    add(schema, direction) {
      const { $defs = {}, ...root } = jsonSchemaOf(schema, direction);
      for (const [name, one] of Object.entries($defs as Record<string, JsonSchema>)) keep(named[direction], name, one);
      const slot = { schema: root };
      slots.push({ slot, direction });
      return slot;
    },
    close() {
      const different = differentWhenSent(named);
      const nameOf = (name: string, direction: Direction) =>
        direction === "input" && different.has(name) ? `${name}Input` : name;
      for (const { slot, direction } of slots) slot.schema = withRefs(slot.schema, (name) => nameOf(name, direction));
      const all = (["output", "input"] as const).flatMap((direction) =>
        [...named[direction]].map(([name, schema]): [string, JsonSchema] => [
          nameOf(name, direction),
          withRefs(schema, (inner) => nameOf(inner, direction)),
        ]),
      );
      return Object.fromEntries(all.toSorted(([a], [b]) => (a < b ? -1 : 1)));
    },
  };
}

function keep(schemas: Map<string, JsonSchema>, name: string, schema: JsonSchema): void {
  const known = schemas.get(name);
  if (known && !isSame(known, schema)) throw new Error(`two different schemas are called ${name}`);
  schemas.set(name, schema);
}

function jsonSchemaOf(schema: z.ZodType, direction: Direction): JsonSchema {
  const { $schema: _dialect, ...made } = z.toJSONSchema(schema, { io: direction, unrepresentable: "any" });
  return JSON.parse(JSON.stringify(made), direction === "output" ? openToNewFields : whole) as JsonSchema;
}

/** Answers may gain fields one day: a program that refuses unknown ones would break. */
function openToNewFields(key: string, value: unknown): unknown {
  return key === "additionalProperties" && value === false ? undefined : whole(key, value);
}

/** The bounds of JavaScript's whole numbers say nothing about ours. */
function whole(key: string, value: unknown): unknown {
  const isBound = key === "maximum" || key === "minimum";
  return isBound && Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER ? undefined : value;
}

/** Names whose two forms differ, in themselves or through a schema they name. */
function differentWhenSent({ input, output }: Named): Set<string> {
  const different = new Set<string>();
  const isDifferent = (name: string, sent: JsonSchema) => {
    const answered = output.get(name);
    if (!answered) return false;
    return !isSame(sent, answered) || refsIn(sent).some((inner) => different.has(inner));
  };
  for (let before = -1; before < different.size;) {
    before = different.size;
    for (const [name, sent] of input) if (isDifferent(name, sent)) different.add(name);
  }
  return different;
}

const isSame = (one: JsonSchema, other: JsonSchema) => JSON.stringify(one) === JSON.stringify(other);

const refPrefix = "#/$defs/";

function refsIn(schema: JsonSchema): string[] {
  const names: string[] = [];
  withRefs(schema, (name) => {
    names.push(name);
    return name;
  });
  return names;
}

function withRefs(schema: JsonSchema, nameOf: (name: string) => string): JsonSchema {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === "$ref" && typeof value === "string" && value.startsWith(refPrefix)
      ? `#/components/schemas/${nameOf(value.slice(refPrefix.length))}`
      : value,
  ) as JsonSchema;
}
