import type { CarrierName } from "../accounts/account.ts";
import { boxtal } from "./boxtal.ts";
import type { Carrier } from "./carrier.ts";
import { colissimo } from "./colissimo.ts";
import { dhl } from "./dhl.ts";
import { laPoste } from "./la-poste.ts";
import { mondialRelay } from "./mondial-relay.ts";

const known: Partial<Record<CarrierName, Carrier>> = {
  mondial_relay: mondialRelay,
  boxtal,
  colissimo,
  la_poste: laPoste,
  dhl,
};

/** The carrier of this name, as the program calls it. */
export const carrierOf = (name: CarrierName): Carrier => known[name] ?? {};
