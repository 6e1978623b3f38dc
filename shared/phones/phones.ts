/** The countries whose numbers may be written as people do at home; all others begin with "+". */
const plans: Record<string, { code: string; trunk: string; length: [number, number] }> = {
  FR: { code: "33", trunk: "0", length: [9, 9] },
  BE: { code: "32", trunk: "0", length: [8, 9] },
  CH: { code: "41", trunk: "0", length: [9, 9] },
  CA: { code: "1", trunk: "1", length: [10, 10] },
};

/** A phone number as machines want it ("+33612345678"), from what somebody of this country typed; null when it is none. */
export function phoneNumber(typed: string, country: string): string | null {
  const bare = typed.replaceAll(/\(0\)|[\s.\-()/\u00a0\u202f]/g, "").replace(/^00/, "+");
  if (/^\+[1-9]\d{7,14}$/.test(bare)) return bare;
  const plan = plans[country];
  if (!plan || !/^\d+$/.test(bare)) return null;
  const own = bare.startsWith(plan.trunk) ? bare.slice(plan.trunk.length) : bare;
  const [least, most] = plan.length;
  return own.length >= least && own.length <= most ? `+${plan.code}${own}` : null;
}

/** How mobile numbers begin; a country that is not here does not tell them from others. */
const mobiles: Record<string, RegExp> = { "33": /^\+33[67]/, "32": /^\+324/, "41": /^\+417[4-9]/ };

/** As `phoneNumber`, when it is one that an SMS can reach. */
export function mobileNumber(typed: string, country: string): string | null {
  const number = phoneNumber(typed, country);
  const [, code = ""] = /^\+(33|32|41)/.exec(number ?? "") ?? [];
  const pattern = mobiles[code];
  return number && (!pattern || pattern.test(number)) ? number : null;
}
