import { useQuery } from "@tanstack/react-query";
import { groundWords } from "../../shared/messages/withdrawal/grounds.ts";
import { withdrawalGrounds } from "../../shared/withdrawal/grounds.ts";
import { useDesk } from "../desk.tsx";
import { SelectField, Tick } from "../kit/forms/field.tsx";
import { categoriesQuery } from "../queries.ts";
import { useWords } from "../words.tsx";
import type { PartProps } from "./about-fields.tsx";
import type { TypedProduct } from "./product-form.ts";

const kinds = ["goods", "digital", "service"] as const;

/** Where it stands in the shop, and how it is taxed. */
export function SaleFields({ typed, onChange, settings }: PartProps) {
  const { t } = useWords();
  const { shop, place } = useDesk();
  const grounds = groundWords(place.locale);
  const { data } = useQuery(categoriesQuery(shop.slug));
  const words = t.catalog.product;
  const categories = (data?.categories ?? []).map(({ id, name }) => [id, name] as const);
  return (
    <section className="card">
      <header>
        <h2>{words.sale}</h2>
      </header>
      <div className="body stack wide">
        <Tick
          label={words.visible}
          hint={words.visibleHint}
          checked={typed.isVisible}
          onChange={(isVisible) => onChange({ isVisible })}
        />
        <div className="pair">
          <SelectField
            label={words.category}
            value={typed.categoryId}
            options={[["", words.noCategory], ...categories]}
            onChange={(categoryId) => onChange({ categoryId })}
          />
          <SelectField
            label={words.taxClass}
            value={typed.taxClass}
            options={settings.taxClasses.map(({ code, name }) => [code, name] as const)}
            onChange={(taxClass) => onChange({ taxClass })}
          />
          <SelectField
            label={words.kind}
            value={typed.kind}
            options={kinds.map((kind) => [kind, words.kinds[kind]] as const)}
            onChange={(kind) => onChange({ kind: kind as TypedProduct["kind"] })}
          />
        </div>
        <SelectField
          label={t.law.product.label}
          hint={t.law.product.hint}
          value={typed.noWithdrawal}
          options={[["", t.law.product.yes], ...withdrawalGrounds.map((one) => [one, grounds[one]] as const)]}
          onChange={(ground) => onChange({ noWithdrawal: ground as TypedProduct["noWithdrawal"] })}
        />
      </div>
    </section>
  );
}
