import { en } from "./messages/statuses/en.ts";
import { fr } from "./messages/statuses/fr.ts";

/** How the words are grouped and called. A vocabulary changes words, never facts. */
export type Vocabulary = "classic" | "flat" | "simple" | "invoice-led";

/** Colour of a status, from the tokens of the same names; never its only sign. */
export type Tone = "good" | "warn" | "info" | "bad" | "quiet";
/** Shape of a status: nothing done, begun, done, or given up. */
export type Progress = "empty" | "half" | "full" | "cross";
export interface StatusLook {
  tone: Tone;
  progress: Progress;
}

const look = (tone: Tone, progress: Progress): StatusLook => ({ tone, progress });

/** Every value of each axis, in the order a life usually takes. What still asks for the merchant's work is warm; what is done is calm. */
export const statusLooks = {
  payment: {
    awaiting: look("warn", "empty"),
    failed: look("bad", "cross"),
    pending: look("info", "half"),
    authorised: look("info", "half"),
    partially_paid: look("warn", "half"),
    paid: look("quiet", "full"),
    overpaid: look("warn", "full"),
    partially_refunded: look("quiet", "half"),
    refunded: look("quiet", "cross"),
    voided: look("quiet", "cross"),
  },
  fulfilment: {
    unfulfilled: look("warn", "empty"),
    processing: look("info", "half"),
    ready_for_pickup: look("info", "half"),
    partially_shipped: look("warn", "half"),
    shipped: look("good", "half"),
    out_for_delivery: look("good", "half"),
    delivered: look("good", "full"),
    will_not_deliver: look("quiet", "cross"),
    partially_returned: look("quiet", "half"),
    returned: look("quiet", "cross"),
    not_required: look("quiet", "full"),
  },
  invoice: {
    none: look("quiet", "empty"),
    issued: look("warn", "half"),
    paid: look("good", "full"),
    partially_credited: look("quiet", "half"),
    credited: look("quiet", "cross"),
  },
  life: {
    open: look("info", "empty"),
    cancelled: look("bad", "cross"),
    archived: look("quiet", "full"),
    deleted: look("bad", "cross"),
  },
} as const satisfies Record<string, Record<string, StatusLook>>;

export type Axis = keyof typeof statusLooks;
export type StatusOf<One extends Axis> = keyof (typeof statusLooks)[One] & string;
export type StatusWords = { [One in Axis]: Record<StatusOf<One>, string> };
/** What a vocabulary says otherwise than the classic one. */
export type OtherWords = { [One in Axis]?: Partial<Record<StatusOf<One>, string>> };
export type StatusCatalogue = { classic: StatusWords } & Record<Exclude<Vocabulary, "classic">, OtherWords>;

/** Who reads, in whose words. */
export interface StatusReader {
  vocabulary: Vocabulary;
  /** Only its language matters: French unless it starts with "en". */
  locale: string;
}

/** The values of an axis, in the order a life usually takes: for menus and filters. */
export function statusesOf<One extends Axis>(axis: One): StatusOf<One>[] {
  return Object.keys(statusLooks[axis]) as StatusOf<One>[];
}

/** The shop's word for a status: "En attente de paiement", "Non payée", "Awaiting payment". */
export function statusWord<One extends Axis>(axis: One, status: StatusOf<One>, reader: StatusReader): string {
  const catalogue = reader.locale.startsWith("en") ? en : fr;
  const classic: Record<string, string> = catalogue.classic[axis];
  const own: Record<string, string | undefined> =
    reader.vocabulary === "classic" ? {} : (catalogue[reader.vocabulary][axis] ?? {});
  return own[status] ?? classic[status] ?? status;
}

/** Of payment, what the customer must read whatever has become of the goods. */
const outweighs: ReadonlySet<string> = new Set(["failed", "partially_refunded", "refunded", "voided"]);
const notBegun: ReadonlySet<string> = new Set(["unfulfilled", "not_required"]);

/** Which axes say where an order stands: one list has one word at a time, two lists have one each. */
export function standingAxes(
  { paymentStatus, fulfilmentStatus }: { paymentStatus: string; fulfilmentStatus: string },
  vocabulary: Vocabulary,
): ("payment" | "fulfilment")[] {
  if (fulfilmentStatus === "not_required") return ["payment"];
  if (vocabulary !== "flat") return ["payment", "fulfilment"];
  return notBegun.has(fulfilmentStatus) || outweighs.has(paymentStatus) ? ["payment"] : ["fulfilment"];
}

/** Its tone and shape, the same in every vocabulary. */
export function statusLook<One extends Axis>(axis: One, status: StatusOf<One>): StatusLook {
  return (statusLooks[axis] as Record<string, StatusLook>)[status] ?? look("quiet", "empty");
}

/** A merchant's own word, in the languages he has given it; one at least. */
export interface OwnLabels {
  fr?: string | undefined;
  en?: string | undefined;
}

/** The merchant's word in a reader's language, or in the one there is. */
export function ownWord({ fr: french = "", en: english = "" }: OwnLabels, locale: string): string {
  return locale.startsWith("en") ? english || french : french || english;
}
