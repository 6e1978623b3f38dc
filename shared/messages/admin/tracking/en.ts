import type { tracking as fr } from "./fr.ts";

export const tracking: typeof fr = {
  earlier: (count) => `Earlier steps (${count})`,
  check: "Refresh tracking",
  checked: "Tracking refreshed",
  asked: (when) => `Asked of the carrier on ${when}`,
  waiting: "The carrier has said nothing of this parcel yet.",
  trouble: {
    key: "The carrier refused the account’s key: check it in Settings → Delivery.",
    quota: "The account’s quota is used up: tracking goes on by itself.",
    other: "The carrier did not answer: it is asked again within the hour.",
  },
  problem: (parcel, carrier) => `${parcel}: ${carrier || "the carrier"} reports a problem`,
  problemText: "Follow it at the carrier’s and tell the customer if it takes long.",
  returning: (parcel) => `${parcel}: it comes back to you`,
  returningText: "Write to the customer, then mark the order as returned once the parcel is opened.",
  rules: "Statuses given by the carrier",
  rulesHint:
    "Once a carrier account is joined, what the carrier says of a parcel may give the order a status. The customer is told as if you had chosen it, and the history names the carrier. An order that is cancelled, archived or delivered already is left alone.",
  rulesOwn:
    "“Out for delivery” or “at the pickup point” need a status of your own, based on “Shipped”: add it to the list of statuses.",
  on: {
    inTransit: "Parcel picked up or on its way",
    outForDelivery: "Parcel out for delivery",
    readyForPickup: "Parcel ready at the pickup point",
    delivered: "Parcel delivered",
    returned: "Parcel given back to the sender",
    problem: "Problem reported",
  },
  told: (state) => `The carrier says: “${state}”`,
};
