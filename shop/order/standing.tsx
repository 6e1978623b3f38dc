import { ownWord, standingAxes, statusWord, type StatusOf } from "../../shared/statuses.ts";
import type { CustomerOrder } from "../../src/overview/customer/customer-order.ts";
import type { Frame } from "../frame.ts";

/** Where the order stands, in the shop's words: the merchant's own in place of those they stand for, then his marks. */
export function Standing({ frame, view }: { frame: Frame; view: CustomerOrder }) {
  const { words, locale, shop } = frame;
  const { order, ownWords } = view;
  const shown: readonly string[] = [...standingAxes(order, shop.vocabulary), ...ownWords.map(({ axis }) => axis)];
  const axes = (["payment", "fulfilment"] as const).filter((axis) => shown.includes(axis));
  const said = axes.map((axis) => {
    const own = ownWords.find((one) => one.axis === axis);
    if (own) return ownWord(own.labels, locale);
    const reader = { vocabulary: shop.vocabulary, locale };
    return axis === "payment"
      ? statusWord(axis, order.paymentStatus satisfies StatusOf<"payment">, reader)
      : statusWord(axis, order.fulfilmentStatus satisfies StatusOf<"fulfilment">, reader);
  });
  const marks = ownWords.filter(({ axis }) => axis === "other").map(({ labels }) => ownWord(labels, locale));
  return (
    <p className="standing">
      <span className="soft">{words.order.standing}</span> <strong>{[...said, ...marks].join(" · ")}</strong>
    </p>
  );
}
