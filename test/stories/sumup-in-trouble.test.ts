import { inTrouble, keyless, unsigned } from "../support/adversities/in-trouble.ts";
import { sumupRig } from "../support/adversities/wallets.ts";
import { openFakeSumup } from "../support/providers/fake-sumup.ts";

// Unsigned; and the reference itself says that a page is there already.
inTrouble("SumUp", async () => sumupRig(await openFakeSumup()), [...unsigned, keyless]);
