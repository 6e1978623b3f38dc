import type { advice as french } from "./fr.ts";

export const advice: typeof french = {
  delivery: {
    title: "How to choose your ways of delivering",
    points: {
      home: "A tracked parcel to the door suits nearly everything: it is what most customers expect.",
      point:
        "A pickup point often costs less and nobody has to be in. Offer it beside, under a name that says so, with your carrier’s days.",
      letter:
        "A tracked letter is enough for what is flat and light. A lower price keeps the small orders that a parcel would drive away.",
      pickup: "Collection costs nobody anything. Offer it as soon as you receive people, even by appointment.",
      local: "Delivering yourself suits what is fragile, fresh or heavy, and your neighbours.",
      days: "Promise the days you keep in your busiest week: a date that has passed is forgiven less than one more day.",
    },
  },
};
