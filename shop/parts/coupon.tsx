import type { Quote } from "../../src/checkout/quote.ts";
import type { Frame } from "../frame.ts";

/** Folded until it is wanted: a field that everybody sees sends customers away to look for a code. */
export function CouponForm({ frame, quote }: { frame: Frame; quote: Quote }) {
  const { words, base } = frame;
  const action = `${base}/panier/code`;
  if (quote.coupon)
    return (
      <form className="coupon" method="post" action={action}>
        <span className="soft">{words.coupon.used(quote.coupon.code)}</span>
        <button className="link" type="submit" name="code" value="">
          {words.coupon.remove}
        </button>
      </form>
    );
  return (
    <details className="coupon">
      <summary>{words.coupon.have}</summary>
      <form method="post" action={action}>
        <label className="aloud" htmlFor="code">
          {words.coupon.code}
        </label>
        <input id="code" name="code" type="text" maxLength={60} autoComplete="off" spellCheck={false} required />
        <button className="button" type="submit">
          {words.coupon.apply}
        </button>
      </form>
    </details>
  );
}
