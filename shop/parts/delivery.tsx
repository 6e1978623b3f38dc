import { dateIn } from "../../shared/dates.ts";
import { deliveryDays } from "../../src/checkout/quote.ts";
import type { DeliveryMethod } from "../../src/shipping/delivery-method.ts";
import { amount, spokenDay, type Frame } from "../frame.ts";

/** The days a method promises, counted from today: "Livré entre le mardi 24 novembre et le jeudi 26 novembre". */
export function daysText(frame: Frame, method: Pick<DeliveryMethod, "kind" | "daysMin" | "daysMax">): string {
  const { words, locale, shop, now } = frame;
  const { from, to } = deliveryDays(method, dateIn(now, shop.timeZone));
  const said = words.delivery;
  const [between, on] = method.kind === "pickup" ? [said.readyBetween, said.readyOn] : [said.between, said.on];
  return from === to ? on(spokenDay(to, locale)) : between(spokenDay(from, locale), spokenDay(to, locale));
}

export const priceText = (frame: Frame, price: number): string =>
  price === 0 ? frame.words.delivery.free : amount(frame, price);

/** How the shop delivers, to be read before buying. */
export function DeliveryList({ frame, methods }: { frame: Frame; methods: readonly DeliveryMethod[] }) {
  if (methods.length === 0) return <p>{frame.words.delivery.none}</p>;
  return (
    <ul className="ways-there">
      {methods.map((method) => (
        <li key={method.id}>
          <span>
            <bdi>{method.name}</bdi>
            <span className="soft">{daysText(frame, method)}</span>
          </span>
          <span className="figures">{priceText(frame, method.price)}</span>
        </li>
      ))}
    </ul>
  );
}
