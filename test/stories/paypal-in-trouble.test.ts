import { worldTrust } from "../../src/payments/providers/paypal/signature.ts";
import { inTrouble } from "../support/adversities/in-trouble.ts";
import { paypalRig } from "../support/adversities/wallets.ts";
import { openFakePaypal } from "../support/providers/fake-paypal.ts";

inTrouble("PayPal", async () => {
  const fake = await openFakePaypal();
  Object.assign(worldTrust, fake.trust);
  return paypalRig(fake);
});
