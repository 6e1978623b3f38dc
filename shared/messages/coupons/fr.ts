/** Codes for a discount, as customers read of them. */
export const coupon = {
  have: "J’ai un code promo",
  code: "Code promo",
  apply: "Appliquer",
  remove: "Retirer le code",
  given: (code: string) => `Remise (code ${code})`,
  used: (code: string) => `Code ${code}`,
};
