import { useId } from "react";
import { formatQuantity, type Milli } from "../../../../shared/money.ts";
import { useDesk } from "../../../desk.tsx";
import { TextField, Tick } from "../../../kit/forms/field.tsx";
import { amountToType, quantityToType, quantityTyped, symbolOf } from "../../../kit/forms/typed.ts";
import { useWords } from "../../../words.tsx";
import { useOrder } from "../../order-context.ts";
import {
  leftOf,
  refundable,
  shippingLeft,
  stayingOf,
  type PartFault,
  type RefundLine,
  type TypedLine,
  type TypedParts,
} from "./refund-draft.ts";

interface RefundLinesProps {
  typed: TypedParts;
  fault: PartFault | undefined;
  onChange: (typed: TypedParts) => void;
}

/** Which pieces are given back, and which of them go back in stock; how much of the delivery. */
export function RefundLines({ typed, fault, onChange }: RefundLinesProps) {
  const { t } = useWords();
  const { order } = useOrder();
  const { place } = useDesk();
  const words = t.refunding;
  const lines = refundable(order.lines);
  const id = useId();
  const change = (lineId: string, part: TypedLine) => onChange({ ...typed, lines: { ...typed.lines, [lineId]: part } });
  const everything = () =>
    onChange({
      lines: Object.fromEntries(
        lines.map((line) => [
          line.id,
          {
            restock: line.isStockCounted,
            ...typed.lines[line.id],
            quantity: quantityToType(leftOf(line), place.locale),
          },
        ]),
      ),
      shipping: shippingLeft(order) > 0 ? amountToType(shippingLeft(order), order.currency, place.locale) : "",
    });
  return (
    <>
      <fieldset className="field">
        <legend>{words.lines}</legend>
        <ul className="parts refunded">
          {lines.map((line) => (
            <Line
              key={line.id}
              line={line}
              typed={typed.lines[line.id] ?? { quantity: "", restock: line.isStockCounted }}
              error={fault && "lineId" in fault && fault.lineId === line.id ? id : undefined}
              onChange={(part) => change(line.id, part)}
            />
          ))}
        </ul>
        <div className="row">
          {fault && fault.kind !== "shipping" && (
            <span id={id} className="wrong" role="alert">
              {faultText(fault, words, place.locale)}
            </span>
          )}
          <span className="push" />
          <button type="button" className="button small bare" onClick={everything}>
            {words.everything}
          </button>
        </div>
      </fieldset>
      {shippingLeft(order) > 0 && <Shipping typed={typed} isWrong={fault?.kind === "shipping"} onChange={onChange} />}
    </>
  );
}

function faultText(fault: PartFault, words: ReturnType<typeof useWords>["t"]["refunding"], locale: string): string {
  if (fault.kind === "nothing") return words.nothing;
  if (fault.kind === "too_many") return words.tooMany(formatQuantity(fault.left as Milli, locale));
  return words.quantityWrong;
}

interface LineProps {
  line: RefundLine;
  typed: TypedLine;
  /** The id of what says what is wrong with it. */
  error: string | undefined;
  onChange: (typed: TypedLine) => void;
}

function Line({ line, typed, error, onChange }: LineProps) {
  const { t } = useWords();
  const { order } = useOrder();
  const { place } = useDesk();
  const words = t.refunding;
  const back = quantityTyped(typed.quantity) ?? 0;
  const isChosen = back > 0 && back <= leftOf(line);
  const staying = order.cancelledAt || line.shipped === line.quantity ? 0 : stayingOf(line, back);
  return (
    <li>
      <span>
        {line.name} {line.variantName && <span className="soft">{line.variantName}</span>}
      </span>
      <input
        className="input"
        inputMode="decimal"
        placeholder="0"
        aria-label={words.quantityOf(line.name)}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={error}
        value={typed.quantity}
        onChange={(event) => onChange({ ...typed, quantity: event.target.value })}
      />
      <span className="soft">{words.outOf(formatQuantity(leftOf(line) as Milli, place.locale))}</span>
      {isChosen && (staying > 0 || line.isStockCounted) && (
        <div className="more">
          {staying > 0 && (
            <p className="soft fine">
              {words.staying(formatQuantity(staying as Milli, place.locale), staying <= 1_000)}
            </p>
          )}
          {line.isStockCounted && !order.cancelledAt && (
            <Tick
              label={words.restock}
              checked={typed.restock}
              onChange={(restock) => onChange({ ...typed, restock })}
            />
          )}
        </div>
      )}
    </li>
  );
}

interface ShippingProps {
  typed: TypedParts;
  isWrong: boolean;
  onChange: (typed: TypedParts) => void;
}

function Shipping({ typed, isWrong, onChange }: ShippingProps) {
  const { t } = useWords();
  const { order } = useOrder();
  const { money, place } = useDesk();
  const words = t.refunding;
  const left = money(shippingLeft(order), order.currency);
  return (
    <TextField
      label={words.shipping}
      need="optional"
      hint={words.shippingHint(left)}
      error={isWrong ? words.shippingTooMuch(left) : undefined}
      inputMode="decimal"
      unit={symbolOf(order.currency, place.locale)}
      value={typed.shipping}
      onChange={(shipping) => onChange({ ...typed, shipping })}
    />
  );
}
