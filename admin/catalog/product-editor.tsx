import { Link } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { useRef, useState, type FormEvent } from "react";
import type { ProductView } from "../../src/catalog/product.ts";
import type { SettingsView } from "../../src/shops/settings.ts";
import { useDesk } from "../desk.tsx";
import { ErrorBanner } from "../kit/banner.tsx";
import { focusFirstFault } from "../kit/forms/faults.ts";
import { SaveBar } from "../kit/forms/save-bar.tsx";
import { useUnsaved } from "../kit/forms/unsaved.tsx";
import { useWords } from "../words.tsx";
import { AboutFields } from "./about-fields.tsx";
import { useIsUploading } from "./file-field.tsx";
import { bodyOf, newProduct, typedOf, type ProductFaults, type TypedProduct } from "./product-form.ts";
import { ProductMenu } from "./product-menu.tsx";
import { SaleFields } from "./sale-fields.tsx";
import { useSaveProduct } from "./use-save-product.ts";
import { VariantFields } from "./variant-fields.tsx";

interface EditorProps {
  product: ProductView | undefined;
  settings: SettingsView;
}

export function ProductEditor({ product, settings }: EditorProps) {
  const { t } = useWords();
  const { place } = useDesk();
  const start = () =>
    product
      ? typedOf(product, { currency: settings.currency, locale: place.locale })
      : newProduct(settings.taxClasses[0]?.code ?? "");
  const [kept, setKept] = useState(start);
  const [typed, setTyped] = useState(kept);
  const [faults, setFaults] = useState<ProductFaults>({});
  const form = useRef<HTMLFormElement>(null);
  const isChanged = JSON.stringify(typed) !== JSON.stringify(kept);
  const save = useSaveProduct(product, (saved) => {
    const next = typedOf(saved, { currency: settings.currency, locale: place.locale });
    setKept(next);
    setTyped(next);
  });
  const isUploading = useIsUploading();
  const leaving = useUnsaved((isChanged || isUploading) && !save.isSaving && !save.isLeaving);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isUploading) return;
    const sent = bodyOf(typed, settings.currency);
    setFaults("faults" in sent ? sent.faults : {});
    if ("body" in sent) save.run(sent.body);
    else focusFirstFault(form.current);
  };
  const change = (part: Partial<TypedProduct>) => {
    setTyped((before) => ({ ...before, ...part }));
    setFaults({});
  };
  const parts = { typed, faults, onChange: change, settings };
  return (
    <form ref={form} className="page narrow" onSubmit={submit} noValidate>
      <EditorHead product={product} onRemove={save.leave} />
      <ErrorBanner error={save.error}>
        {save.canGoOn && (
          <button type="button" className="button small" onClick={save.goOn}>
            {t.catalog.product.goOn}
          </button>
        )}
      </ErrorBanner>
      <AboutFields {...parts} />
      <VariantFields {...parts} />
      <SaleFields {...parts} />
      <SaveBar
        isChanged={isChanged}
        isSaving={save.isSaving || isUploading}
        isNew={!product && t.catalog.product.newTitle}
        onDiscard={() => setTyped(kept)}
      />
      {leaving}
    </form>
  );
}

function EditorHead({ product, onRemove }: { product: ProductView | undefined; onRemove: () => void }) {
  const { t } = useWords();
  const { shop } = useDesk();
  return (
    <header className="head">
      <Link
        className="button bare icon"
        to="/$shop/produits"
        params={{ shop: shop.slug }}
        aria-label={t.catalog.product.back}
      >
        <ChevronLeft size={18} aria-hidden="true" />
      </Link>
      <div className="title">
        <h1>{product?.name ?? t.catalog.product.newTitle}</h1>
      </div>
      {product && (
        <div className="actions">
          <ProductMenu product={product} onRemoved={onRemove} />
        </div>
      )}
    </header>
  );
}
