import { Plus, Trash2 } from "lucide-react";
import { formatQuantity, type Milli } from "../../shared/money.ts";
import type { ProductView } from "../../src/catalog/product.ts";
import { newKey } from "../api.ts";
import { useDesk } from "../desk.tsx";
import { Banner } from "../kit/banner.tsx";
import { SelectField, TextField } from "../kit/forms/field.tsx";
import { amountToType, symbolOf } from "../kit/forms/typed.ts";
import { useWords } from "../words.tsx";
import type { PartProps } from "./manual-order-page.tsx";
import { freeLine, type TypedLine } from "./order-form.ts";
import { ProductPicker } from "./product-picker.tsx";

const kinds = ["goods", "digital", "service"] as const;

/** What is sold: found in the catalogue, or written freely. */
export function LineFields({ typed, settings, onChange, wrong }: PartProps) {
  const { t } = useWords();
  const { place } = useDesk();
  const words = t.manualOrder;
  const { lines } = typed;
  const add = (line: TypedLine) => onChange({ lines: [...lines, line] });
  const pick = (product: ProductView, variant: ProductView["variants"][number]) =>
    add({
      ...freeLine(newKey(), product.taxClass),
      variantId: variant.id,
      name: [product.name, variant.name].filter(Boolean).join(" – "),
      price: amountToType(variant.price, settings.currency, place.locale),
      pictureId: product.pictureId,
      available: variant.available,
    });
  const none = wrong("lines");
  return (
    <section className="card">
      <header>
        <h2>{t.orders.columns.items}</h2>
      </header>
      <div className="body stack wide">
        {none && <Banner tone="bad" title={none} />}
        <ProductPicker onPick={pick} />
      </div>
      {lines.map((line, at) => (
        <OneLine
          key={line.key}
          line={line}
          settings={settings}
          wrong={(field) => wrong(`lines.${at}.${field}`)}
          onChange={(part) => onChange({ lines: lines.map((one) => (one === line ? { ...one, ...part } : one)) })}
          onRemove={() => onChange({ lines: lines.filter((one) => one !== line) })}
        />
      ))}
      <footer>
        <span className="soft fine">{words.freeHint}</span>
        <span className="push" />
        <button
          type="button"
          className="button small"
          onClick={() => add(freeLine(newKey(), settings.taxClasses[0]?.code ?? ""))}
        >
          <Plus size={15} aria-hidden="true" />
          {words.addFree}
        </button>
      </footer>
    </section>
  );
}

interface OneLineProps extends Pick<PartProps, "settings" | "wrong"> {
  line: TypedLine;
  onChange: (part: Partial<TypedLine>) => void;
  onRemove: () => void;
}

function OneLine({ line, settings, wrong, onChange, onRemove }: OneLineProps) {
  const { t } = useWords();
  const { place } = useDesk();
  const words = t.manualOrder;
  const left = line.available === null ? undefined : words.left(formatQuantity(line.available as Milli, place.locale));
  const title = line.name || words.freeLine;
  return (
    <div className="body stack wide">
      <div className="spread">
        <h3 className="strong">{title}</h3>
        <button
          type="button"
          className="button bare icon small"
          aria-label={words.removeLine(title)}
          onClick={onRemove}
        >
          <Trash2 size={15} aria-hidden="true" />
        </button>
      </div>
      {!line.variantId && <FreeFields {...{ line, settings, wrong, onChange }} />}
      <div className="pair">
        <TextField
          label={words.quantity}
          inputMode="decimal"
          hint={left}
          value={line.quantity}
          error={wrong("quantity")}
          onChange={(quantity) => onChange({ quantity })}
        />
        <TextField
          label={settings.pricesIncludeTax ? words.priceTaxIn : words.priceTaxOut}
          inputMode="decimal"
          unit={symbolOf(settings.currency, place.locale)}
          value={line.price}
          error={wrong("unitPrice")}
          onChange={(price) => onChange({ price })}
        />
      </div>
    </div>
  );
}

/** What the catalogue would have known. */
export function FreeFields({ line, settings, wrong, onChange }: Omit<OneLineProps, "onRemove">) {
  const { t } = useWords();
  const words = t.catalog.product;
  return (
    <>
      <TextField
        label={t.manualOrder.lineName}
        maxLength={200}
        value={line.name}
        error={wrong("name")}
        onChange={(name) => onChange({ name })}
      />
      <div className="pair">
        <SelectField
          label={words.kind}
          value={line.kind}
          options={kinds.map((kind) => [kind, words.kinds[kind]] as const)}
          onChange={(kind) => onChange({ kind: kind as TypedLine["kind"] })}
        />
        <SelectField
          label={words.taxClass}
          value={line.taxClass}
          options={settings.taxClasses.map(({ code, name }) => [code, name] as const)}
          onChange={(taxClass) => onChange({ taxClass })}
        />
      </div>
    </>
  );
}
