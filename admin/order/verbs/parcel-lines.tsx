import { useId } from "react";
import { formatQuantity, type Milli } from "../../../shared/money.ts";
import type { OrderPage } from "../../../src/overview/order-page.ts";
import { useDesk } from "../../desk.tsx";
import { quantityToType } from "../../kit/forms/typed.ts";
import { useWords } from "../../words.tsx";
import { leftOf, type TypedParts } from "./parts.ts";

interface ParcelLinesProps {
  legend: string;
  lines: readonly OrderPage["lines"][number][];
  parts: TypedParts;
  error: { lineId?: string; text: string } | undefined;
  onChange: (lineId: string, quantity: string) => void;
}

/** How much of each line goes into the parcel: all that is left, unless it is changed. */
export function ParcelLines({ legend, lines, parts, error, onChange }: ParcelLinesProps) {
  const { t } = useWords();
  const { place } = useDesk();
  const id = useId();
  const words = t.verbs.ship;
  return (
    <fieldset className="field">
      <legend>{legend}</legend>
      <ul className="parts">
        {lines.map((line) => (
          <li key={line.id}>
            <span>
              {line.name} {line.variantName && <span className="soft">{line.variantName}</span>}
            </span>
            <input
              className="input"
              inputMode="decimal"
              aria-label={words.quantityOf(line.name)}
              aria-invalid={error?.lineId === line.id || undefined}
              aria-describedby={error ? id : undefined}
              value={parts[line.id] ?? quantityToType(leftOf(line), place.locale)}
              onChange={(event) => onChange(line.id, event.target.value)}
            />
            <span className="soft">{words.outOf(formatQuantity(leftOf(line) as Milli, place.locale))}</span>
          </li>
        ))}
      </ul>
      {error && (
        <span id={id} className="wrong" role="alert">
          {error.text}
        </span>
      )}
    </fieldset>
  );
}
