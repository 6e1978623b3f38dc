import { folded } from "../folded.ts";

export const couponCodePattern = /^[A-Z0-9][A-Z0-9_-]{1,39}$/;

/** " Noël 10" → "NOEL10": a code as it is kept and compared, however it was typed. */
export const couponCodeOf = (typed: string): string => folded(typed).replaceAll(/\s+/g, "").toUpperCase();
