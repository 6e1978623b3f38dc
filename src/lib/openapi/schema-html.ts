import type { ApiWords } from "../../../shared/messages/api.ts";
import type { JsonSchema } from "./schemas.ts";

export function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A schema as a list of its fields, each with its type and what it means; the fields of fields are lists inside. */
export function fieldsHtml(schema: JsonSchema, words: ApiWords): string {
  const lists = innerObjects(schema).map((inner) => listHtml(inner, words));
  return schema.properties ? lists.join("") : `<p>${typeHtml(schema, words)}</p>${lists.join("\n")}`;
}

function listHtml({ properties = {}, required = [] }: JsonSchema, words: ApiWords): string {
  const items = Object.entries(properties).map(([name, field]) => {
    const need = required.includes(name) ? "" : ` <small>${words.optional}</small>`;
    const meaning = field.description ? ` — ${escaped(field.description)}` : "";
    const fields = innerObjects(field).map((inner) => listHtml(inner, words));
    return `<li><code>${escaped(name)}</code> ${typeHtml(field, words)}${need}${meaning}${fields.join("")}</li>`;
  });
  return `<ul>${items.join("\n")}</ul>`;
}

/** The objects a field may hold without a name of their own: itself, in a list, or one of several. */
function innerObjects(schema: JsonSchema): JsonSchema[] {
  if (schema.properties) return [schema];
  return [schema.items ?? [], schema.anyOf ?? [], schema.oneOf ?? []].flat().flatMap(innerObjects);
}

/** A type in few words: "integer", "list of Order", "paid | awaiting | null". */
export function typeHtml(schema: JsonSchema, words: ApiWords): string {
  const { default: fallback } = schema;
  const type = plainType(schema, words);
  return fallback === undefined ? type : `${type} <small>${escaped(words.default(JSON.stringify(fallback)))}</small>`;
}

function plainType(schema: JsonSchema, words: ApiWords): string {
  const { $ref, type, items, anyOf, oneOf = anyOf, additionalProperties, format } = schema;
  if ($ref) return refHtml($ref.split("/").at(-1) ?? "");
  const values = schema.enum ?? ("const" in schema ? [schema.const] : undefined);
  if (values) return values.map((value) => `<code>${escaped(String(value))}</code>`).join(" | ");
  if (oneOf) return oneOf.map((one) => plainType(one, words)).join(" | ");
  if (type === "array") return `${words.listOf} ${items ? plainType(items, words) : words.anything}`;
  if (typeof additionalProperties === "object") return `${words.mapOf} ${plainType(additionalProperties, words)}`;
  if (type === undefined) return words.anything;
  const name = [type].flat().join(" | ");
  return format ? `${name} (${escaped(format)})` : name;
}

const refHtml = (name: string) => `<a href="#object-${name}">${name}</a>`;
