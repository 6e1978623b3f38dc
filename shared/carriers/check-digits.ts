// The check digits of parcel numbers. Each takes a number whose form is already known to fit.

const digitsOf = (text: string): number[] => [...text].map(Number);
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const s10Weights = [8, 6, 4, 2, 3, 5, 9, 7];

/** Universal Postal Union S10: two letters, eight digits, the check digit, the country. */
export function s10(number: string): boolean {
  const digits = digitsOf(number.slice(2, 10));
  const rest = 11 - (sum(digits.map((digit, at) => digit * (s10Weights[at] ?? 0))) % 11);
  const expected = rest === 10 ? 0 : rest === 11 ? 5 : rest;
  return expected === Number(number[10]);
}

/** DHL Express: the number before its last digit, modulo 7. */
export const mod7 = (number: string): boolean => Number(number.slice(0, -1)) % 7 === Number(number.at(-1));

/** Postes Canada: every other digit counts three times, from the first. */
export function mod10(number: string): boolean {
  const digits = digitsOf(number.slice(0, -1));
  const total = sum(digits.map((digit, at) => digit * (at % 2 === 0 ? 3 : 1)));
  return (10 - (total % 10)) % 10 === Number(number.at(-1));
}

/** UPS: letters count as digits, every other one double. */
export function upsDigit(number: string): boolean {
  const values = Array.from(number.slice(2, -1), (sign) =>
    /\d/.test(sign) ? Number(sign) : ((sign.codePointAt(0) ?? 0) - 3) % 10,
  );
  const total = sum(values.map((value, at) => value * (at % 2 === 1 ? 2 : 1)));
  return (10 - (total % 10)) % 10 === Number(number.at(-1));
}

/** Luhn, for Purolator. */
export function luhn(number: string): boolean {
  const doubled = digitsOf(number).toReversed();
  const total = sum(doubled.map((digit, at) => (at % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2)));
  return total % 10 === 0;
}

const signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** ISO 7064 modulo 37, 36, for DPD. */
export function mod37(number: string): boolean {
  let rest = 36;
  for (const sign of number.slice(0, -1)) {
    const added = (rest + signs.indexOf(sign)) % 36 || 36;
    rest = (added * 2) % 37;
  }
  return (37 - rest) % 36 === signs.indexOf(number.at(-1) ?? "");
}
