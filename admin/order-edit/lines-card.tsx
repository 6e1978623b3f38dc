import { Minus, Plus, Trash2 } from "lucide-react";
import { formatQuantity, type Milli } from "../../shared/money.ts";
import type { ProductView } from "../../src/catalog/product.ts";
import { newKey } from "../api.ts";
import { useDesk } from "../desk.tsx";
import { Banner } from "../kit/banner.tsx";
import { Field, TextField } from "../kit/forms/field.tsx";
import { amountToType, quantityToType, quantityTyped, symbolOf } from "../kit/forms/typed.ts";
import { Thumb } from "../kit/thumb.tsx";
import { FreeFields } from "../manual-order/line-fields.tsx";
import { freeLine } from "../manual-order/order-form.ts";
import { ProductPicker } from "../manual-order/product-picker.tsx";
import { useWords } from "../words.tsx";
import type { EditedLine } from "./edit-form.ts";
import type { PartProps } from "./edit-page.tsx";

/** What is sold: quantity and price at hand, the words behind a fold, more from the catalogue or freely written. */
export function LinesCard({ typed, settings, onChange, wrong }: PartProps) {
  const { t } = useWords();
  const { place } = useDesk();
  const { lines } = typed;
  const add = (line: Partial<EditedLine>, taxClass: string) =>
    onChange({ lines: [...lines, { ...freeLine(newKey(), taxClass), variantName: "", sku: "", shipped: 0, ...line }] });
  const pick = (product: ProductView, variant: ProductView["variants"][number]) =>
    add(
      {
        variantId: variant.id,
        name: product.name,
        variantName: variant.name,
        sku: variant.sku,
        price: amountToType(variant.price, settings.currency, place.locale),
        pictureId: product.pictureId,
        available: variant.available,
      },
      product.taxClass,
    );
  const none = wrong("lines");
  return (
    <section className="card">
      <header>
        <h2>{t.orders.columns.items}</h2>
      </header>
      {none && (
        <div className="body">
          <Banner tone="bad" title={none} />
        </div>
      )}
      <ul className="edited">
        {lines.map((line) => (
          <Line
            key={line.key}
            line={line}
            settings={settings}
            wrong={(field) => wrong(`${line.key}.${field}`)}
            onChange={(part) => onChange({ lines: lines.map((one) => (one === line ? { ...one, ...part } : one)) })}
            onRemove={() => onChange({ lines: lines.filter((one) => one !== line) })}
          />
        ))}
      </ul>
      <div className="body">
        <ProductPicker onPick={pick} />
      </div>
      <footer>
        <span className="soft fine">{t.manualOrder.freeHint}</span>
        <span className="push" />
        <button type="button" className="button small" onClick={() => add({}, settings.taxClasses[0]?.code ?? "")}>
          <Plus size={15} aria-hidden="true" />
          {t.manualOrder.addFree}
        </button>
      </footer>
    </section>
  );
}

interface LineProps extends Pick<PartProps, "settings" | "wrong"> {
  line: EditedLine;
  onChange: (part: Partial<EditedLine>) => void;
  onRemove: () => void;
}

function Line({ line, settings, wrong, onChange, onRemove }: LineProps) {
  const { t } = useWords();
  const { place } = useDesk();
  const words = t.manualOrder;
  const title = line.name || words.freeLine;
  const has = line.shipped > 0;
  const hint = has
    ? t.edit.left(formatQuantity(line.shipped as Milli, place.locale))
    : line.available !== null && words.left(formatQuantity(line.available as Milli, place.locale));
  return (
    <li>
      <div className="row">
        <Thumb name={title} pictureId={line.pictureId} />
        <div className="grow">
          <p className="strong">{title}</p>
          <p className="soft fine">{[line.variantName, line.sku].filter(Boolean).join(" · ")}</p>
        </div>
        <button
          type="button"
          className="button bare icon small"
          disabled={has}
          aria-label={words.removeLine(title)}
          onClick={onRemove}
        >
          <Trash2 size={15} aria-hidden="true" />
        </button>
      </div>
      {!line.id && !line.variantId && <FreeFields {...{ line, settings, wrong }} onChange={(part) => onChange(part)} />}
      <div className="pair">
        <Field label={words.quantity} hint={hint} error={wrong("quantity")}>
          {(wiring) => <Stepper line={line} wiring={wiring} onChange={(quantity) => onChange({ quantity })} />}
        </Field>
        <TextField
          label={settings.pricesIncludeTax ? words.priceTaxIn : words.priceTaxOut}
          inputMode="decimal"
          unit={symbolOf(settings.currency, place.locale)}
          value={line.price}
          error={wrong("unitPrice")}
          onChange={(price) => onChange({ price })}
        />
      </div>
      {line.id && <Words {...{ line, wrong, onChange }} />}
    </li>
  );
}

interface StepperProps {
  line: EditedLine;
  wiring: { id: string };
  onChange: (quantity: string) => void;
}

/** One more, one fewer, or typed; never fewer than what has left. */
function Stepper({ line, wiring, onChange }: StepperProps) {
  const { t } = useWords();
  const { place } = useDesk();
  const count = quantityTyped(line.quantity) ?? 0;
  const step = (by: number) => onChange(quantityToType(count + by, place.locale));
  const title = line.name || t.manualOrder.freeLine;
  return (
    <span className="stepper">
      <button
        type="button"
        className="button icon"
        disabled={count - 1_000 < Math.max(line.shipped, 1)}
        aria-label={t.edit.fewer(title)}
        onClick={() => step(-1_000)}
      >
        <Minus size={15} aria-hidden="true" />
      </button>
      <input
        {...wiring}
        className="input"
        inputMode="decimal"
        value={line.quantity}
        onChange={(event) => onChange(event.target.value)}
      />
      <button type="button" className="button icon" aria-label={t.edit.more(title)} onClick={() => step(1_000)}>
        <Plus size={15} aria-hidden="true" />
      </button>
    </span>
  );
}

/** Name, options and reference: seldom changed, so folded away. */
function Words({ line, wrong, onChange }: Pick<LineProps, "line" | "wrong" | "onChange">) {
  const { t } = useWords();
  return (
    <details>
      <summary className="link fine">{t.edit.words}</summary>
      <div className="stack wide">
        <TextField
          label={t.manualOrder.lineName}
          maxLength={200}
          value={line.name}
          error={wrong("name")}
          onChange={(name) => onChange({ name })}
        />
        <div className="pair">
          <TextField
            label={t.edit.options}
            need="optional"
            maxLength={200}
            value={line.variantName}
            onChange={(variantName) => onChange({ variantName })}
          />
          <TextField
            label={t.edit.sku}
            need="optional"
            maxLength={80}
            value={line.sku}
            onChange={(sku) => onChange({ sku })}
          />
        </div>
      </div>
    </details>
  );
}
