import { Plus, Trash2 } from "lucide-react";
import { formatQuantity, type Milli } from "../../shared/money.ts";
import type { ProductView } from "../../src/catalog/product.ts";
import { newKey } from "../api.ts";
import { useDesk } from "../desk.tsx";
import { TextField, Tick } from "../kit/forms/field.tsx";
import { symbolOf } from "../kit/forms/typed.ts";
import { useWords } from "../words.tsx";
import type { PartProps } from "./about-fields.tsx";
import { FileField } from "./file-field.tsx";
import { newVariant, type ProductFaults, type TypedVariant } from "./product-form.ts";

/** What is sold: one price and one stock, or several variants with each their own. */
export function VariantFields({ typed, faults, onChange, settings }: PartProps) {
  const { t } = useWords();
  const words = t.catalog.product;
  const { variants } = typed;
  const replace = (key: string, part: Partial<TypedVariant>) =>
    onChange({ variants: variants.map((one) => (one.key === key ? { ...one, ...part } : one)) });
  return (
    <section className="card">
      <header>
        <h2>{words.variants}</h2>
      </header>
      {variants.map((variant, at) => (
        <div key={variant.key} className="body stack wide">
          {variants.length > 1 && (
            <VariantHead
              variant={variant}
              position={at + 1}
              onRemove={() => onChange({ variants: variants.filter((one) => one.key !== variant.key) })}
            />
          )}
          <OneVariant
            variant={variant}
            isAlone={variants.length === 1}
            kind={typed.kind}
            faults={faults}
            currency={settings.currency}
            pricesIncludeTax={settings.pricesIncludeTax}
            onChange={(part) => replace(variant.key, part)}
          />
        </div>
      ))}
      <footer>
        <span className="soft fine">{words.variantsHint}</span>
        <span className="push" />
        <button
          type="button"
          className="button small"
          onClick={() => onChange({ variants: [...variants, newVariant(newKey())] })}
        >
          <Plus size={15} aria-hidden="true" />
          {words.addVariant}
        </button>
      </footer>
    </section>
  );
}

function VariantHead({
  variant,
  position,
  onRemove,
}: {
  variant: TypedVariant;
  position: number;
  onRemove: () => void;
}) {
  const { t } = useWords();
  const words = t.catalog.product;
  const title = variant.name || words.variant(position);
  return (
    <div className="spread">
      <h3 className="strong">{title}</h3>
      <button
        type="button"
        className="button bare icon small"
        aria-label={words.removeVariant(title)}
        onClick={onRemove}
      >
        <Trash2 size={15} aria-hidden="true" />
      </button>
    </div>
  );
}

interface OneVariantProps {
  variant: TypedVariant;
  isAlone: boolean;
  kind: ProductView["kind"];
  faults: ProductFaults;
  currency: string;
  pricesIncludeTax: boolean;
  onChange: (part: Partial<TypedVariant>) => void;
}

function OneVariant({ variant, isAlone, kind, onChange, ...props }: OneVariantProps) {
  const { t } = useWords();
  const { place } = useDesk();
  const words = t.catalog.product;
  const wrong = useFaults(variant, props.faults);
  return (
    <>
      <div className="pair">
        {!isAlone && (
          <TextField
            label={words.variantName}
            maxLength={120}
            value={variant.name}
            error={wrong("name")}
            onChange={(name) => onChange({ name })}
          />
        )}
        <TextField
          label={props.pricesIncludeTax ? words.priceTaxIn : words.priceTaxOut}
          inputMode="decimal"
          unit={symbolOf(props.currency, place.locale)}
          value={variant.price}
          error={wrong("price")}
          onChange={(price) => onChange({ price })}
        />
        <TextField
          label={words.sku}
          need="optional"
          hint={words.skuHint}
          maxLength={60}
          spellCheck="off"
          value={variant.sku}
          onChange={(sku) => onChange({ sku })}
        />
        {kind === "goods" && (
          <TextField
            label={words.weight}
            need="optional"
            inputMode="numeric"
            unit="g"
            value={variant.weight}
            error={wrong("weight")}
            onChange={(weight) => onChange({ weight })}
          />
        )}
      </div>
      {kind === "digital" && <FileField file={variant.file} onChange={(file) => onChange({ file })} />}
      <StockFields variant={variant} wrong={wrong} onChange={onChange} />
    </>
  );
}

interface StockFieldsProps {
  variant: TypedVariant;
  wrong: (field: keyof TypedVariant) => string | undefined;
  onChange: (part: Partial<TypedVariant>) => void;
}

function StockFields({ variant, wrong, onChange }: StockFieldsProps) {
  const { t } = useWords();
  const { place } = useDesk();
  const words = t.catalog.product;
  const isHeld = variant.available !== null && variant.available !== variant.seen.stock;
  return (
    <div className="pair">
      <Tick label={words.counted} checked={variant.isCounted} onChange={(isCounted) => onChange({ isCounted })} />
      {variant.isCounted && (
        <TextField
          label={words.stock}
          inputMode="decimal"
          value={variant.stock}
          error={wrong("stock")}
          hint={isHeld && words.available(formatQuantity((variant.available ?? 0) as Milli, place.locale))}
          onChange={(stock) => onChange({ stock })}
        />
      )}
      {variant.isCounted && (
        <TextField
          label={words.lowStock}
          need="optional"
          inputMode="decimal"
          value={variant.lowStock}
          error={wrong("lowStock")}
          hint={words.lowStockHint}
          onChange={(lowStock) => onChange({ lowStock })}
        />
      )}
    </div>
  );
}

/** The sentence of a field's fault; undefined when it has none. */
function useFaults(variant: TypedVariant, faults: ProductFaults): (field: keyof TypedVariant) => string | undefined {
  const { t } = useWords();
  return (field) => {
    const fault = faults[`${variant.key}.${field}`];
    if (!fault) return undefined;
    if (fault === "variantMissing" || fault === "variantTwice") return t.catalog.product[fault];
    return t.shell.errors[fault];
  };
}
