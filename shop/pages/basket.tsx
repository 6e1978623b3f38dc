import { formatQuantity } from "../../shared/money.ts";
import { pieceCount } from "../../src/checkout/cart.ts";
import type { Quote, QuotedLine } from "../../src/checkout/quote.ts";
import { Document } from "../document.tsx";
import { amount, renderPage, type Frame } from "../frame.ts";
import { CouponForm } from "../parts/coupon.tsx";
import { Icon } from "../parts/icons.tsx";
import { Picture } from "../parts/picture.tsx";
import { quoteTotals } from "../parts/summary.tsx";
import { TotalsList } from "../parts/totals.tsx";

/** The basket: change it, and go on to order. `error` says why the last change was refused. */
export function basketPage(
  frame: Frame,
  { quote, takesCodes }: { quote: Quote | undefined; takesCodes: boolean },
  error?: string,
): string {
  const { words } = frame;
  const isEmpty = !quote || quote.lines.length === 0;
  return renderPage(
    <Document frame={frame} title={words.basket.title} hasErrors={error !== undefined}>
      <div className={isEmpty ? "wide narrow" : "wide basket"}>
        {isEmpty ? (
          <EmptyBasket frame={frame} error={error} />
        ) : (
          <FullBasket frame={frame} quote={quote} takesCodes={takesCodes} error={error} />
        )}
      </div>
    </Document>,
  );
}

function EmptyBasket({ frame: { words, base }, error }: { frame: Frame; error?: string }) {
  return (
    <div className="panel empty-basket">
      {error !== undefined && <BasketError text={error} />}
      <span className="big-icon">
        <Icon name="basket" />
      </span>
      <h1>{words.basket.empty}</h1>
      <p className="soft">{words.basket.emptyHint}</p>
      <a className="button primary" href={`${base}/`}>
        {words.basket.discover}
      </a>
    </div>
  );
}

interface FullBasketProps {
  frame: Frame;
  quote: Quote;
  /** The shop gives codes for a discount. */
  takesCodes: boolean;
  error?: string;
}

function FullBasket({ frame, quote, takesCodes, error }: FullBasketProps) {
  const { words, base } = frame;
  const isBlocked = quote.lines.some((line) => line.problem) || quote.gaps.includes("coupon_unusable");
  return (
    <>
      <h1>{words.basket.title}</h1>
      <div className="asked">
        {error !== undefined && <BasketError text={error} />}
        <ul className="panel basket-lines">
          {quote.lines.map((line) => (
            <BasketLine key={line.variantId} frame={frame} line={line} />
          ))}
        </ul>
        <p className="soft">{words.basket.kept}</p>
      </div>
      <aside className="summary" aria-labelledby="resume">
        <div className="panel">
          <h2 id="resume">{words.summary.title}</h2>
          <TotalsList frame={frame} totals={quoteTotals(frame, quote)} />
          {(takesCodes || quote.coupon) && <CouponForm frame={frame} quote={quote} />}
          {isBlocked ? (
            <p className="notice warn">{words.basket.fix}</p>
          ) : (
            <>
              <a className="button primary wide-button" href={`${base}/commande`}>
                {words.basket.order}
              </a>
              <p className="soft centred">{words.basket.guest}</p>
            </>
          )}
        </div>
      </aside>
    </>
  );
}

const BasketError = ({ text }: { text: string }) => (
  <p className="notice bad" role="alert">
    <Icon name="alert" />
    {text}
  </p>
);

function BasketLine({ frame, line }: { frame: Frame; line: QuotedLine }) {
  const { words } = frame;
  const { item } = line;
  const name = item?.name ?? words.basket.goneName;
  return (
    <li>
      <Picture frame={frame} id={item?.pictureId ?? null} name={name} size="line" />
      <div className="what">
        <span className="name">
          <bdi>{name}</bdi>
        </span>
        {item?.variantName && (
          <span className="soft">
            <bdi>{item.variantName}</bdi>
          </span>
        )}
        {item && <span className="soft">{words.basket.each(amount(frame, line.unitPrice))}</span>}
        {line.problem && (
          <span className="error">
            <Icon name="alert" />
            {problemText(frame, line)}
          </span>
        )}
      </div>
      <LineForms frame={frame} line={line} name={name} />
      <span className="figures strong">{item && amount(frame, line.total)}</span>
    </li>
  );
}

function LineForms({ frame: { words, base }, line, name }: { frame: Frame; line: QuotedLine; name: string }) {
  const id = `q-${line.variantId}`;
  return (
    <div className="line-forms">
      {line.item && (
        <form method="post" action={`${base}/panier/${line.variantId}`}>
          <label className="aloud" htmlFor={id}>
            {words.basket.quantityOf(name)}
          </label>
          <input
            id={id}
            name="quantity"
            type="number"
            min="0"
            max="9999"
            inputMode="numeric"
            defaultValue={pieceCount(line.quantity)}
          />
          <button className="button small" type="submit" aria-label={words.basket.updateOne(name)}>
            {words.basket.update}
          </button>
        </form>
      )}
      <form method="post" action={`${base}/panier/${line.variantId}`}>
        <input type="hidden" name="quantity" value="0" />
        <button className="link" type="submit" aria-label={words.basket.removeOne(name)}>
          {words.basket.remove}
        </button>
      </form>
    </div>
  );
}

function problemText({ words, locale }: Frame, { problem, item }: QuotedLine): string {
  if (problem === "item_unavailable" || !item) return words.basket.gone;
  return item.available < 1_000 ? words.basket.none : words.basket.short(formatQuantity(item.available, locale));
}
