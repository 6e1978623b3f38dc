import { formatMoney, type Minor } from "../../money.ts";
import type { RefusalCatalogue } from "../refusals.ts";
import { numberOf, textOf, type Details } from "./details.ts";

type Words = Pick<RefusalCatalogue, "coupon_not_found" | "coupon_code_taken" | "coupon_unusable">;

const minimumOf = (details: Details, locale: string): string =>
  formatMoney((numberOf(details, "minimum") ?? 0) as Minor, textOf(details, "currency") ?? "EUR", locale);

const fr = {
  unknown: "Ce code n’existe pas.",
  not_yet: "Ce code n’est pas encore valable.",
  over: "Ce code n’est plus valable.",
  used_up: "Ce code a été utilisé autant de fois que prévu.",
};
const en: typeof fr = {
  unknown: "This code does not exist.",
  not_yet: "This code is not valid yet.",
  over: "This code is no longer valid.",
  used_up: "This code was used as often as planned.",
};

const whyOf = (details: Details, said: typeof fr): string | undefined => {
  const problem = textOf(details, "problem");
  return problem !== undefined && problem in said ? said[problem as keyof typeof said] : undefined;
};

/** What is refused about codes for a discount, in each language. */
export const coupons: Record<"fr" | "en", Words> = {
  fr: {
    coupon_not_found: () => ({ title: "Ce code n’existe plus.", hint: "Rechargez la liste des codes." }),
    coupon_code_taken: () => ({
      title: "Un autre code porte déjà ce nom.",
      hint: "Choisissez d’autres lettres, ou modifiez le code qui existe.",
    }),
    coupon_unusable: (details) => ({
      title: whyOf(details, fr) ?? `Ce code vaut à partir de ${minimumOf(details, "fr-FR")} d’articles.`,
      hint: "Vérifiez le code, ou retirez-le pour commander sans remise.",
    }),
  },
  en: {
    coupon_not_found: () => ({ title: "This code is gone.", hint: "Reload the list of codes." }),
    coupon_code_taken: () => ({
      title: "Another code has this name already.",
      hint: "Choose other letters, or change the code that exists.",
    }),
    coupon_unusable: (details) => ({
      title: whyOf(details, en) ?? `This code is for ${minimumOf(details, "en-GB")} of items or more.`,
      hint: "Check the code, or take it out to order without a discount.",
    }),
  },
};
