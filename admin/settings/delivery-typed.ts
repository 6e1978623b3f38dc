import type { DeliveryMethod } from "../../src/shipping/delivery-method.ts";
import { amountTyped } from "../kit/forms/typed.ts";

/** A way of delivering as it is typed. */
export interface TypedDelivery {
  kind: DeliveryMethod["kind"];
  name: string;
  carrier: string;
  price: string;
  trackingUrl: string;
  instructions: string;
  daysMin: string;
  daysMax: string;
  position: number;
  isEnabled: boolean;
}

/** The first field that cannot be kept, and why. */
export interface DeliveryFault {
  field: "name" | "price" | "trackingUrl" | "daysMin" | "daysMax";
  why: "required" | "amount" | "url" | "whole" | "order";
}

const days = /^\d{1,3}$/;

export function deliveryBodyOf(typed: TypedDelivery, currency: string): { body: object } | { fault: DeliveryFault } {
  const price = amountTyped(typed.price || "0", currency);
  const [least, most] = [typed.daysMin.trim(), typed.daysMax.trim()];
  if (!typed.name.trim()) return { fault: { field: "name", why: "required" } };
  if (price === undefined || price < 0) return { fault: { field: "price", why: "amount" } };
  if (typed.trackingUrl && !/^https?:\/\/\S+$/.test(typed.trackingUrl.trim()))
    return { fault: { field: "trackingUrl", why: "url" } };
  if (!days.test(least)) return { fault: { field: "daysMin", why: "whole" } };
  if (!days.test(most)) return { fault: { field: "daysMax", why: "whole" } };
  if (Number(most) < Number(least)) return { fault: { field: "daysMax", why: "order" } };
  const parcel = typed.kind === "shipping" ? {} : { carrier: "", trackingUrl: "" };
  return { body: { ...typed, ...parcel, price, daysMin: Number(least), daysMax: Number(most) } };
}
