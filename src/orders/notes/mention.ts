import { folded } from "../../../shared/folded.ts";

/** Somebody who may be named in a note. */
export interface Colleague {
  accountId: string;
  name: string;
}

/** The colleagues a note names: "@" and the whole name, or the first one. Accents and case do not matter. */
export function mentionedIn(note: string, colleagues: readonly Colleague[]): string[] {
  const said = folded(note);
  const isNamed = (name: string) =>
    new RegExp(`(?<![\\p{L}\\p{N}])@${escaped(name)}(?![\\p{L}\\p{N}])`, "u").test(said);
  return colleagues
    .filter(({ name }) => {
      const whole = folded(name);
      const [first = ""] = whole.split(" ");
      return first !== "" && (isNamed(first) || isNamed(whole));
    })
    .map(({ accountId }) => accountId);
}

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
