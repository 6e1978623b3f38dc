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

/**
 * How the mobile numbers begin that a shop of these countries writes to; Luxembourg and Monaco are their neighbours. All
 * others cost more, and whoever types an order could name one that pays him.
 */
const mobiles = [/^\+33[67]/, /^\+324/, /^\+417[4-9]/, /^\+3526/, /^\+377[46]/];
const isAmerican = (country: string): boolean => country === "CA" || country === "US";

/** As `phoneNumber`, when it is one that an SMS may be sent to. */
export function mobileNumber(typed: string, country: string): string | null {
  const number = phoneNumber(typed, country);
  if (number === null) return null;
  const isMobile =
    mobiles.some((pattern) => pattern.test(number)) || (isAmerican(country) && /^\+1\d{10}$/.test(number));
  return isMobile ? number : null;
}
