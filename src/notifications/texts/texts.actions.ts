import { textFields, type Text } from "../../../mail/texts/own.ts";
import { startingText } from "../../../mail/texts/starting.ts";
import type { Written } from "../../../mail/write.ts";
import { mailWords } from "../../../shared/messages/mail.ts";
import { textWords } from "../../../shared/messages/texts/words.ts";
import type { Tx } from "../../lib/db.ts";
import { fill, findFault, type TemplateFault, type Value, type Values } from "../../lib/liquid/liquid.ts";
import { findNewestOrder, findOrder } from "../../orders/orders.actions.ts";
import type { Order } from "../../orders/order.ts";
import { Refusal } from "../../refusals.ts";
import { languageOf, type Shop } from "../../shops/shop.ts";
import { languageFor, valuesFor, writtenFor, type Facts } from "../letter.ts";
import type { Planned, TextName } from "../message.ts";
import { sampleFacts } from "./sample.ts";
import { sampleOrder } from "./sample-order.ts";
import {
  languages,
  partsOf,
  textNameOf,
  textNames,
  type Language,
  type OwnText,
  type TextFault,
  type Variable,
} from "./text.ts";
import { deleteText, keepFailure, listTexts, upsertText, type TextKey } from "./texts.sql.ts";

/** A text the desk asks for. */
export interface TextAsked {
  shop: Shop;
  name: TextName;
  language: Language;
}

/** Each message in each language, and whether the shop has words of its own for it. */
export async function listTextStates(tx: Tx, shopId: string) {
  const own = await listTexts(tx, shopId);
  return textNames.flatMap((name) =>
    languages.map((language) => {
      const text = own.find((one) => isOf(one, { name, language }));
      return { ...partsOf(name), language, isOwn: text !== undefined, ...stateOf(text) };
    }),
  );
}

/** One text with what the editor needs: ours to start from, and the names it may use. */
export async function findText(tx: Tx, asked: TextAsked, explainedIn: string) {
  const { shop, name, language } = asked;
  const own = (await listTexts(tx, shop.id)).find((one) => isOf(one, asked));
  const starting = startingText(name, mailWords(language));
  const { subject, title, body } = own ?? starting;
  const variables = variablesOf(valuesFor(name, exampleOf(asked)), explainedIn);
  const state = { isOwn: own !== undefined, ...stateOf(own) };
  return { ...partsOf(name), language, subject, title, body, ...state, starting, variables };
}

const stateOf = (own: OwnText | undefined) => ({
  changedAt: own?.changedAt.toISOString() ?? null,
  failure: own?.failure ?? null,
  failedAt: own?.failedAt?.toISOString() ?? null,
});

const isOf = (own: OwnText, { name, language }: Pick<TextAsked, "name" | "language">): boolean =>
  `${own.audience}.${own.kind}` === name && own.language === language;

/** Keeps a text that can be filled in. Refuses `message_text_unusable`, saying what is wrong where. */
export async function keepText(tx: Tx, asked: TextAsked, text: Text, by: { locale: string; now: Date }): Promise<void> {
  refuseFaults(text, asked, by.locale);
  await upsertText(tx, keyOf(asked), text, by.now);
}

/** Back to our words. */
export const resetText = (tx: Tx, asked: TextAsked): Promise<void> => deleteText(tx, keyOf(asked));

const keyOf = ({ shop, name, language }: TextAsked): TextKey => ({ shopId: shop.id, language, ...partsOf(name) });

/**
 * The message as it would leave for an order, the newest when none is named, a made-up one in a shop without. Refuses
 * `message_text_unusable` and `order_not_found`.
 */
export async function previewText(
  tx: Tx,
  asked: TextAsked,
  text: Text,
  how: { publicUrl: string; locale: string; orderId?: string | undefined },
): Promise<Written & { reference: string }> {
  const { shop, name } = asked;
  refuseFaults(text, asked, how.locale);
  const found = how.orderId ? await findOrder(tx, shop.id, how.orderId) : await findNewestOrder(tx, shop.id);
  const order = inLanguage(found ?? sampleOrder({ currency: shop.currency }), asked.language);
  const facts = sampleFacts(name, { shop: speaking(shop, asked.language), order, publicUrl: how.publicUrl });
  const filled = fillAll(text, valuesFor(name, facts));
  if ("fault" in filled) throw unusable([filled.fault], how.locale);
  return { ...writtenFor(partsOf(name), facts, filled.text), reference: order.reference };
}

/** Words of the merchant's own for one message, filled in; or why they could not be, and ours must do. */
export async function ownWords(
  tx: Tx,
  planned: readonly Pick<Planned, "audience" | "kind">[],
  facts: Facts,
): Promise<(one: Pick<Planned, "audience" | "kind">) => { text?: Text; fault?: TextFault }> {
  const isWorded = planned.some((one) => textNameOf(one));
  const own = isWorded ? await listTexts(tx, facts.shop.id) : [];
  return (one) => {
    const name = textNameOf(wordedAs(one, facts));
    const language = languageFor(one.audience, facts);
    const text = name && own.find((kept) => isOf(kept, { name, language }));
    return text ? fillAll(text, valuesFor(name, facts)) : {};
  };
}

/** Words of the merchant's own for one message to many people, read once; each language may have its own, or none. */
export async function ownWordsOf(
  tx: Tx,
  shop: Shop,
  name: TextName,
): Promise<(locale: string, values: Values) => { text?: Text; fault?: TextFault }> {
  const own = await listTexts(tx, shop.id);
  return (locale, values) => {
    const text = own.find((kept) => isOf(kept, { name, language: languageOf(locale) }));
    return text ? fillAll(text, values) : {};
  };
}

/** Our own words for a message, filled in. */
export function ourWords(name: TextName, locale: string, values: Values): Text {
  const filled = fillAll(startingText(name, mailWords(locale)), values);
  if ("fault" in filled) throw new Error(`our own words for ${name} cannot be filled in`);
  return filled.text;
}

/** The merchant reads it beside the text: his words could not be used. */
export const noteFailure = (
  tx: Tx,
  facts: Facts & Pick<Planned, "audience" | "kind">,
  fault: TextFault,
  now: Date,
): Promise<void> => {
  const language = languageFor(facts.audience, facts);
  return keepFailure(tx, { shopId: facts.shop.id, language, ...wordedAs(facts, facts) }, fault, now);
};

/** The same, for a message that is about no order. */
export const noteFault = (
  tx: Tx,
  { shop, name, locale }: { shop: Shop; name: TextName; locale: string },
  fault: TextFault,
  now: Date,
): Promise<void> => keepFailure(tx, keyOf({ shop, name, language: languageOf(locale) }), fault, now);

/** A credit note sent by hand travels as an invoice, in its own words. */
const wordedAs = ({ audience, kind }: Pick<Planned, "audience" | "kind">, { invoice }: Facts) => ({
  audience,
  kind: kind === "invoice" && invoice?.corrects ? ("credit_note" as const) : kind,
});

function fillAll(text: Text, values: Values): { text: Text } | { fault: TextFault } {
  const filled: Partial<Text> = {};
  for (const field of textFields) {
    const one = fill(text[field], values);
    if ("fault" in one) return { fault: { field, ...one.fault } };
    if (one.text.trim() === "") return { fault: { field, reason: "empty", line: 1, name: "" } };
    filled[field] = one.text;
  }
  return { text: filled as Text };
}

/** Looks for faults in every field, so that all are said at once. */
function refuseFaults(text: Text, asked: TextAsked, locale: string): void {
  const example = valuesFor(asked.name, exampleOf(asked));
  const faults = textFields.flatMap((field) => {
    const fault = findFault(text[field], example);
    return fault ? [{ field, ...fault }] : [];
  });
  if (faults.length > 0) throw unusable(faults, locale);
}

function unusable(faults: readonly (TextFault & { reason: string })[], locale: string): Refusal {
  const words = textWords(locale);
  const errors = faults.map(({ field, line, reason, name }) => ({
    pointer: `#/${field}`,
    message: words.fault(line, words.faults[reason as TemplateFault["reason"]](name)),
  }));
  return new Refusal("message_text_unusable", { errors });
}

function exampleOf({ shop, name, language }: TextAsked): Facts {
  const order = inLanguage(sampleOrder({ currency: shop.currency }), language);
  return sampleFacts(name, { shop: speaking(shop, language), order, publicUrl: "https://exemple.fr" });
}

const inLanguage = (order: Order, language: Language): Order => ({ ...order, locale: language });

/** The shop as it would speak to its own people in this language. */
const speaking = (shop: Shop, language: Language): Shop =>
  languageOf(shop.locale) === language ? shop : { ...shop, locale: language === "en" ? "en-GB" : "fr-FR" };

/** "order.reference", what it is and what it gave for the example; lists and their entries too. */
function variablesOf(values: Values, locale: string): Variable[] {
  const meanings: Readonly<Record<string, string>> = textWords(locale).variables;
  const listed = (prefix: string, value: Value | Values): [string, Variable["kind"], string][] => {
    if (typeof value === "string") return [[prefix, "text", value]];
    if (typeof value === "boolean") return [[prefix, "yes_or_no", ""]];
    if (Array.isArray(value)) return [[prefix, "list", ""]];
    return Object.entries(value).flatMap(([name, one]) => listed(prefix ? `${prefix}.${name}` : name, one as Value));
  };
  return listed("", values).map(([name, kind, example]) => ({ name, kind, example, meaning: meanings[name] ?? "" }));
}
