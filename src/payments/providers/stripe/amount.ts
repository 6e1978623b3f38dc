import { fractionDigits } from "../../../../shared/money.ts";
import { ProviderFailure } from "../../provider.ts";

/** Currencies in which Stripe counts otherwise than ISO 4217. */
const digitsAtStripe: Readonly<Record<string, number>> = { ISK: 2, MGA: 0, UGX: 2 };

const shiftOf = (currency: string): number => {
  const ours = fractionDigits(currency);
  return (digitsAtStripe[currency] ?? ours) - ours;
};

/** Minor units as Stripe counts them; `refused` for a fraction it does not know. */
export function toStripe(amount: number, currency: string): number {
  const shift = shiftOf(currency);
  const units = shift < 0 ? amount / 10 ** -shift : amount * 10 ** shift;
  if (!Number.isSafeInteger(units)) throw new ProviderFailure("refused", "amount_not_representable");
  return units;
}

/** Minor units as we count them. */
export function fromStripe(units: number, currency: string): number {
  const shift = shiftOf(currency);
  return shift < 0 ? units * 10 ** -shift : Math.round(units / 10 ** shift);
}
