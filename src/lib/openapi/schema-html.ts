import type { ApiWords } from "../../../shared/messages/api.ts";
import type { JsonSchema } from "./schemas.ts";

export function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A schema as a list of its fields, each with its type and what it means; the fields of fields are lists inside. */
export function fieldsHtml(schema: JsonSchema, words: ApiWords): string {
  const inner = innerObject(schema);
  if (!inner) return `<p>${typeHtml(schema, words)}</p>`;
  const prefix = inner === schema ? "" : `<p>${typeHtml(schema, words)}</p>`;
  return `${prefix}${listHtml(inner, words)}`;
}

function listHtml({ properties = {}, required = [] }: JsonSchema, words: ApiWords): string {
  const items = Object.entries(properties).map(([name, field]) => {
    const need = required.includes(name) ? "" : ` <small>${words.optional}</small>`;
    const meaning = field.description ? ` — ${escaped(field.description)}` : "";
    const inner = innerObject(field);
    const fields = inner ? listHtml(inner, words) : "";
    return `<li><code>${escaped(name)}</code> ${typeHtml(field, words)}${need}${meaning}${fields}</li>`;
  });
  return `<ul>${items.join("\n")}</ul>`;
}

/** The object a field holds without a name of its own: itself, in a list, or beside null. */
function innerObject(schema: JsonSchema): JsonSchema | undefined {
  if (schema.properties) return schema;
  const inside = [schema.items ?? [], schema.anyOf ?? []].flat();
  return inside.map(innerObject).find((one) => one !== undefined);
}

/** A type in few words: "integer", "list of Order", "paid | awaiting | null". */
export function typeHtml(schema: JsonSchema, words: ApiWords): string {
  const { default: fallback } = schema;
  const type = plainType(schema, words);
  return fallback === undefined ? type : `${type} <small>${escaped(words.default(JSON.stringify(fallback)))}</small>`;
}

function plainType(schema: JsonSchema, words: ApiWords): string {
  const { $ref, type, items, anyOf, additionalProperties, format } = schema;
  if ($ref) return refHtml($ref.split("/").at(-1) ?? "");
  const values = schema.enum ?? ("const" in schema ? [schema.const] : undefined);
  if (values) return values.map((value) => `<code>${escaped(String(value))}</code>`).join(" | ");
  if (anyOf) return anyOf.map((one) => plainType(one, words)).join(" | ");
  if (type === "array") return `${words.listOf} ${items ? plainType(items, words) : words.anything}`;
  if (typeof additionalProperties === "object") return `${words.mapOf} ${plainType(additionalProperties, words)}`;
  if (type === undefined) return words.anything;
  const name = [type].flat().join(" | ");
  return format ? `${name} (${escaped(format)})` : name;
}

const refHtml = (name: string) => `<a href="#object-${name}">${name}</a>`;
