import type { TrackingState } from "../carrier.ts";

const states: Readonly<Record<string, TrackingState>> = {
  DR1: "announced",
  // Announced, and not come.
  DR2: "exception",
  PC1: "picked_up",
  PC2: "picked_up",
  ET1: "in_transit",
  ET2: "in_transit",
  ET3: "in_transit",
  ET4: "in_transit",
  EP1: "in_transit",
  // Customs: in, out, held, papers wanted.
  DO1: "in_transit",
  DO2: "in_transit",
  DO3: "exception",
  ID0: "exception",
  PB1: "exception",
  PB2: "in_transit",
  MD2: "out_for_delivery",
  ND1: "exception",
  AG1: "ready_for_pickup",
  RE1: "returning",
  DI0: "delivered",
  DI1: "delivered",
  // Handed over to its sender.
  DI2: "returned",
  DI3: "exception",
};

/** What a code of La Poste means; a new one says nothing but its own words. */
export const stateOfCode = (code: string): TrackingState => states[code.trim().toUpperCase()] ?? "unknown";
