import { z } from "zod";
import type { ShopWords } from "../../shared/messages/shop.fr.ts";
import { milli, type Milli } from "../../shared/money.ts";
import { requiredLine } from "../lib/lines.ts";
import type { Statement } from "./withdrawal.ts";
import type { Withdrawing } from "./withdrawal.ts";

/** What a browser sent: fields as text, whatever else is left out. */
export const Typed = z.record(z.string().max(60), z.string().max(400).catch("")).catch({});
export type Typed = z.infer<typeof Typed>;

type Errors = Record<string, string>;
type Said = ShopWords["withdrawal"]["errors"];

const Name = requiredLine(120);
const Email = z.string().trim().max(254).pipe(z.email());

/** The statement as it was typed, or what is wrong with it in words, by field. */
export function statementOf(
  typed: Typed,
  { door }: Pick<Withdrawing, "door">,
  { said, newKey }: { said: Said; newKey: string },
): { statement: Statement } | { errors: Errors } {
  const [name, email, key] = [
    Name.safeParse(typed["nom"]),
    Email.safeParse(typed["courriel"]),
    z.uuid().safeParse(typed["cle"]),
  ];
  const lines = door.kind === "open" ? linesOf(typed, door.lines) : [];
  const errors: Errors = {
    ...(lines.length === 0 && { lignes: said.lines }),
    ...(!name.success && { nom: said.name }),
    ...(!email.success && { courriel: said.email }),
  };
  if (Object.keys(errors).length > 0 || !name.success || !email.success) return { errors };
  return {
    statement: { key: key.success ? key.data : newKey, name: name.data, email: email.data, lines },
  };
}

/** Of each line what was chosen, never more than there is; all of it where nothing was said. */
function linesOf(typed: Typed, open: readonly { line: { id: string }; quantity: Milli }[]): Statement["lines"] {
  return open.flatMap(({ line, quantity }) => {
    const chosen = typed[`q-${line.id}`];
    const wanted = chosen === undefined ? quantity : Number(chosen);
    const isQuantity = Number.isSafeInteger(wanted) && wanted > 0 && wanted <= quantity;
    return isQuantity ? [{ lineId: line.id, quantity: milli(wanted) }] : [];
  });
}

const choiceCountMax = 200;

/** What may be chosen of a line: none, each number of whole pieces, all of it. */
export function quantityChoices(whole: Milli): Milli[] {
  const count = Math.min(Math.ceil(whole / 1_000) - 1, choiceCountMax);
  const pieces = whole % 1_000 === 0 ? Array.from({ length: Math.max(0, count) }, (_none, index) => index + 1) : [];
  return [milli(0), ...pieces.map((piece) => milli(piece * 1_000)), whole];
}

/** What a guest remembers of his order. */
export function rememberedOf(
  typed: Typed,
  said: Said,
): { asked: { name: string; reference: string; email: string } } | { errors: Errors } {
  const [name, reference, email] = [
    Name.safeParse(typed["nom"]),
    requiredLine(60).safeParse(typed["commande"]),
    Email.safeParse(typed["courriel"]),
  ];
  if (name.success && reference.success && email.success)
    return { asked: { name: name.data, reference: reference.data, email: email.data } };
  return {
    errors: {
      ...(!name.success && { nom: said.name }),
      ...(!reference.success && { commande: said.reference }),
      ...(!email.success && { courriel: said.email }),
    },
  };
}
