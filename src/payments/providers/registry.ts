import type { Context } from "../../context.ts";
import type { Provider, ProviderName } from "../provider.ts";
import { datatrans } from "./datatrans.ts";
import { stripe } from "./stripe.ts";
import { testProvider } from "./test-provider.ts";

/** The company of this name, as the program calls it. */
export function providerOf(context: Context, name: ProviderName): Provider {
  const known: Partial<Record<ProviderName, Provider>> = { stripe, datatrans, test: testProvider(context) };
  const provider = known[name];
  if (!provider) throw new Error(`the provider ${name} is not there yet`);
  return provider;
}
