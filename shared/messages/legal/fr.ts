/** Words around the shop's legal pages. */
export const legal = {
  title: "Informations légales",
};
