import type { coupon as fr } from "./fr.ts";

export const coupon: typeof fr = {
  have: "I have a discount code",
  code: "Discount code",
  apply: "Apply",
  remove: "Take the code out",
  given: (code) => `Discount (code ${code})`,
  used: (code) => `Code: ${code}`,
};
