import type { RefusalCatalogue } from "../refusals.ts";

type Words = Pick<
  RefusalCatalogue,
  | "left_cart_not_found"
  | "left_cart_ordered"
  | "cart_reminded_already"
  | "cart_reminder_not_agreed"
  | "cart_nothing_sold"
>;

/** What is refused about baskets left behind, in each language. */
export const leftCarts: Record<"fr" | "en", Words> = {
  fr: {
    left_cart_not_found: () => ({
      title: "Ce panier n’est plus gardé.",
      hint: "Un panier est oublié trente jours après son dernier changement.",
    }),
    left_cart_ordered: () => ({
      title: "Ce client a commandé depuis.",
      hint: "Rechargez la page\u00a0: sa commande est dans la liste des commandes.",
    }),
    cart_reminded_already: () => ({
      title: "Ce panier a déjà été relancé.",
      hint: "Un panier n’est relancé qu’une fois\u00a0: le message envoyé se relit dans Messages.",
    }),
    cart_reminder_not_agreed: () => ({
      title: "Ce client n’a pas demandé à être relancé.",
      hint: "La loi veut son accord\u00a0: il coche la case proposée quand il indique ses coordonnées.",
    }),
    cart_nothing_sold: () => ({
      title: "Plus rien de ce panier n’est en vente.",
      hint: "Remettez un de ses articles en vente, ou masquez ce panier.",
    }),
  },
  en: {
    left_cart_not_found: () => ({
      title: "This basket is no longer kept.",
      hint: "A basket is forgotten thirty days after its last change.",
    }),
    left_cart_ordered: () => ({
      title: "This customer has ordered since.",
      hint: "Reload the page: the order is in the list of orders.",
    }),
    cart_reminded_already: () => ({
      title: "This basket was reminded of already.",
      hint: "A basket is reminded of once: the message sent can be read again in Messages.",
    }),
    cart_reminder_not_agreed: () => ({
      title: "This customer did not ask to be reminded.",
      hint: "The law wants consent: customers tick the box offered when they give their details.",
    }),
    cart_nothing_sold: () => ({
      title: "Nothing of this basket is on sale any more.",
      hint: "Put one of its items on sale again, or hide this basket.",
    }),
  },
};
