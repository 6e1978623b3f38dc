import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { formatQuantity, type Milli } from "../../shared/money.ts";
import type { ProductRow, ProductView } from "../../src/catalog/product.ts";
import { useDesk } from "../desk.tsx";
import { SearchBox } from "../kit/forms/search-box.tsx";
import { Waiting } from "../kit/page.tsx";
import { Thumb } from "../kit/thumb.tsx";
import { productQuery, productsQuery } from "../queries.ts";
import { useWords } from "../words.tsx";

type Pick = (product: ProductView, variant: ProductView["variants"][number]) => void;

const rowsShown = 8;

/** Finds a product by its name or reference, then the variant when there are several. */
export function ProductPicker({ onPick }: { onPick: Pick }) {
  const { t } = useWords();
  const { shop } = useDesk();
  const [q, search] = useState("");
  const [opened, open] = useState<ProductRow>();
  const { data } = useQuery({
    ...productsQuery(shop.slug, { q }),
    enabled: q !== "",
    placeholderData: keepPreviousData,
  });
  const words = t.catalog.products;
  const found = q ? data?.products.slice(0, rowsShown) : undefined;
  const close = () => {
    search("");
    open(undefined);
  };
  return (
    <div className="stack">
      <SearchBox
        label={t.manualOrder.search}
        placeholder={words.searchPlaceholder}
        q={q}
        onSearch={(typed) => {
          search(typed);
          open(undefined);
        }}
      />
      {opened && (
        <Variants
          row={opened}
          onPick={(product, variant) => {
            onPick(product, variant);
            close();
          }}
        />
      )}
      {!opened && found?.length === 0 && <p className="soft">{words.noMatch}</p>}
      {!opened && found && found.length > 0 && (
        <ul className="found" aria-label={words.table}>
          {found.map((row) => (
            <Row key={row.id} row={row} onOpen={() => open(row)} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Row({ row, onOpen }: { row: ProductRow; onOpen: () => void }) {
  const { t } = useWords();
  const { money } = useDesk();
  const words = t.catalog.products;
  const price = money(row.priceMin);
  return (
    <li>
      <button type="button" onClick={onOpen}>
        <Thumb name={row.name} pictureId={row.pictureId} />
        <span className="grow">
          <span className="strong">{row.name}</span>
          <span className="soft fine block">
            {row.variantCount > 1 ? words.variants(row.variantCount) : row.skus.join(", ")}
          </span>
        </span>
        <span className="figures">{row.priceMax > row.priceMin ? words.from(price) : price}</span>
      </button>
    </li>
  );
}

/** The variants of one product, each with its price and what is left of it. */
function Variants({ row, onPick }: { row: ProductRow; onPick: Pick }) {
  const { t } = useWords();
  const { shop, place, money } = useDesk();
  const { data, error, refetch } = useQuery(productQuery(shop.slug, row.id));
  if (!data) return <Waiting error={error} onRetry={() => void refetch()} />;
  return (
    <ul className="found" aria-label={row.name}>
      {data.variants.map((variant) => (
        <li key={variant.id}>
          <button type="button" onClick={() => onPick(data, variant)}>
            <Thumb name={data.name} pictureId={data.pictureId} />
            <span className="grow">
              <span className="strong">{[data.name, variant.name].filter(Boolean).join(" – ")}</span>
              <span className="soft fine block">
                {variant.available === null
                  ? variant.sku
                  : t.manualOrder.left(formatQuantity(variant.available as Milli, place.locale))}
              </span>
            </span>
            <span className="figures">{money(variant.price)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
