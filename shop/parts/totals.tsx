import { formatRate, type Ppm } from "../../shared/money.ts";
import type { TaxAmount } from "../../shared/pricing.ts";
import { amount, type Frame } from "../frame.ts";

/** The amounts of a basket or an order, as its prices are: tax inside, or added at the end. */
export interface Totals {
  pricesIncludeTax: boolean;
  subtotal: number;
  discount: number;
  /** The code it came by. */
  code?: string | undefined;
  /** Its name and price in words; left out when nothing is delivered. */
  shipping?: { name: string; price: string };
  taxes: readonly TaxAmount[];
  total: number;
  /** Said beside the total when something will be added to it. */
  note?: string;
}

export function TotalsList({ frame, totals }: { frame: Frame; totals: Totals }) {
  const { summary } = frame.words;
  const taxes = totals.taxes.filter((tax) => tax.rate > 0);
  const isTaxInside = totals.pricesIncludeTax && taxes.length > 0;
  return (
    <dl className="totals">
      <Row label={summary.subtotal} value={amount(frame, totals.subtotal)} />
      {totals.discount > 0 && (
        <Row
          label={totals.code ? frame.words.coupon.given(totals.code) : summary.discount}
          value={amount(frame, -totals.discount)}
        />
      )}
      {totals.shipping && <Row label={totals.shipping.name} value={totals.shipping.price} />}
      {!totals.pricesIncludeTax &&
        taxes.map((tax) => (
          <Row
            key={`${tax.name} ${tax.rate}`}
            label={summary.tax(tax.name, rateText(frame, tax))}
            value={amount(frame, tax.tax)}
          />
        ))}
      <div className="grand">
        <dt>
          {isTaxInside ? summary.total : summary.totalPlain}
          {totals.note && <span className="soft">{totals.note}</span>}
        </dt>
        <dd className="figures">{amount(frame, totals.total)}</dd>
      </div>
      {isTaxInside && <TaxesInside frame={frame} taxes={taxes} />}
    </dl>
  );
}

function TaxesInside({ frame, taxes }: { frame: Frame; taxes: readonly TaxAmount[] }) {
  return (
    <div className="taxes">
      <dt className="aloud">{frame.words.taxesInside}</dt>
      {taxes.map((tax) => (
        <dd key={`${tax.name} ${tax.rate}`}>
          {frame.words.summary.taxInside(tax.name, rateText(frame, tax), amount(frame, tax.tax))}
        </dd>
      ))}
    </div>
  );
}

function Row({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className="figures">{value}</dd>
    </div>
  );
}

const rateText = ({ locale }: Frame, tax: TaxAmount): string => formatRate(tax.rate as Ppm, locale);
