import type { Context } from "../../context.ts";
import type { Provider, ProviderName } from "../provider.ts";
import { alma } from "./alma.ts";
import { datatrans } from "./datatrans.ts";
import { paypal } from "./paypal.ts";
import { stripe } from "./stripe.ts";
import { sumup } from "./sumup.ts";
import { testProvider } from "./test-provider.ts";

const companies: Record<Exclude<ProviderName, "test">, Provider> = { stripe, paypal, sumup, alma, datatrans };

/** The company of this name, as the program calls it. */
export function providerOf(context: Context, name: ProviderName): Provider {
  return name === "test" ? testProvider(context) : companies[name];
}
