import type { CarrierName } from "../accounts/account.ts";
import type { Carrier } from "./carrier.ts";
import { mondialRelay } from "./mondial-relay.ts";

const known: Partial<Record<CarrierName, Carrier>> = { mondial_relay: mondialRelay };

/** The carrier of this name, as the program calls it. */
export const carrierOf = (name: CarrierName): Carrier => known[name] ?? {};
