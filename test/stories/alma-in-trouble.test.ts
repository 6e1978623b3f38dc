import { inTrouble, keyless, unsigned } from "../support/adversities/in-trouble.ts";
import { almaRig } from "../support/adversities/wallets.ts";
import { openFakeAlma } from "../support/providers/fake-alma.ts";

// Calls by GET, without a body; in euros only; no keys, so that a lost page is made anew; and its pages have no end it tells.
inTrouble("Alma", async () => almaRig(await openFakeAlma({ from: 0 })), [
  ...unsigned,
  keyless,
  "the same number in another currency is not the order's money",
  "a page whose answer was lost is the same page when the customer tries again",
  "two tabs of one order paid on two attempts: the second is too much, and can be given back",
]);
