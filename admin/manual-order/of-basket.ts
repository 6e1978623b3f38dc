import type { Address } from "../../shared/addresses.ts";
import type { LeftCartPage } from "../../src/overview/left-carts/left-cart-row.ts";
import { amountToType, quantityToType } from "../kit/forms/typed.ts";
import { newAddress, newOrder, type TypedAddress, type TypedOrder } from "./order-form.ts";

interface Writing {
  currency: string;
  locale: string;
}

/** The form as a basket left behind fills it: who, what, where to, and how it was to be delivered and paid. */
export function orderOfBasket(basket: LeftCartPage, { currency, locale }: Writing): TypedOrder {
  const { contact, lines, deliveryAddress, billingAddress, delivery, paymentMethodId, customerMessage } = basket;
  return {
    ...newOrder,
    name: contact.name,
    email: contact.email,
    phone: contact.phone,
    customerMessage,
    deliveryMethodId: delivery?.methodId ?? "",
    deliveryPrice: delivery ? amountToType(delivery.price, currency, locale) : "",
    paymentMethodId: paymentMethodId ?? "",
    deliveryAddress: typedAddress(deliveryAddress, contact.name),
    billingAddress: typedAddress(billingAddress, contact.name),
    lines: lines.map(({ price, quantity, ...line }) => ({
      ...line,
      key: line.variantId,
      quantity: quantityToType(quantity, locale),
      price: amountToType(price, currency, locale),
    })),
  };
}

/** The customer's own name need not be typed: it stands when nobody else is named. */
function typedAddress(address: LeftCartPage["deliveryAddress"], customerName: string): TypedAddress | null {
  if (!address) return null;
  const { phone: _phone, ...written } = address as Address;
  return { ...newAddress(address.country), ...written, name: address.name === customerName ? "" : address.name };
}
