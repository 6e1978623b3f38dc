import { queryOptions } from "@tanstack/react-query";
import type { Audience, MessageKind } from "../../../src/notifications/message.ts";
import type { TextFault, Variable } from "../../../src/notifications/texts/text.ts";
import { api } from "../../api.ts";
import { deskPath, keys } from "../../queries.ts";

export type Language = "fr" | "en";

/** Which message, in which language. */
export interface Place {
  audience: Audience;
  kind: MessageKind;
  language: Language;
}

export interface TextState extends Place {
  isOwn: boolean;
  failure: TextFault | null;
  failedAt: string | null;
}

/** The words as they are typed. */
export interface Draft {
  subject: string;
  title: string;
  body: string;
}

export const fields = ["subject", "title", "body"] as const;

export interface TextView extends TextState, Draft {
  starting: Draft;
  variables: Variable[];
}

export interface Shown {
  reference: string;
  subject: string;
  text: string;
  html: string;
}

export const textPath = ({ audience, kind, language }: Place): string =>
  `/message-texts/${audience}/${kind}/${language}`;

export const textsQuery = (shop: string) =>
  queryOptions({
    queryKey: keys.texts(shop),
    queryFn: ({ signal }) => api<{ texts: TextState[] }>(deskPath(shop, "/message-texts"), { signal }),
  });

export const textQuery = (shop: string, place: Place) =>
  queryOptions({
    queryKey: keys.text(shop, textPath(place)),
    queryFn: ({ signal }) => api<TextView>(deskPath(shop, textPath(place)), { signal }),
    // What is being typed must not change under the hand.
    refetchOnWindowFocus: false,
  });

/** What is written into a text to name something: a value, a condition around a sentence, a line for each entry. */
export function asWritten({ name, kind }: Pick<Variable, "name" | "kind">): string {
  if (kind === "text") return `{{ ${name} }}`;
  if (kind === "yes_or_no") return `{% if ${name} %}…{% endif %}`;
  return `{% for line in ${name} %}\n{{ line.quantity }} × {{ line.name }}\n{% endfor %}`;
}
