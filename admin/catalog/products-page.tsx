import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Package, Plus, SearchX } from "lucide-react";
import { formatQuantity, type Milli } from "../../shared/money.ts";
import type { ProductRow } from "../../src/catalog/product.ts";
import { useDesk } from "../desk.tsx";
import { Badge } from "../kit/badge.tsx";
import { Empty, PageHead, Waiting } from "../kit/page.tsx";
import { Pager } from "../kit/pager.tsx";
import { SearchBox } from "../kit/forms/search-box.tsx";
import { Thumb } from "../kit/thumb.tsx";
import { productsQuery } from "../queries.ts";
import { useTitle } from "../shell/title.ts";
import { useWords } from "../words.tsx";

const route = getRouteApi("/$shop/produits");

export function ProductsPage() {
  const { t } = useWords();
  const { shop } = useDesk();
  const { q, cursor } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useQuery({
    ...productsQuery(shop.slug, { q, cursor }),
    placeholderData: keepPreviousData,
  });
  const words = t.catalog.products;
  useTitle(words.title);
  return (
    <div className="page">
      <PageHead title={words.title}>
        <AddProduct />
      </PageHead>
      <section className="card list" aria-label={words.title}>
        <search className="filters">
          <SearchBox
            label={words.search}
            placeholder={words.searchPlaceholder}
            q={q ?? ""}
            onSearch={(typed) => void navigate({ search: typed ? { q: typed } : {}, replace: true })}
          />
        </search>
        {!data && <Waiting error={error} onRetry={() => void refetch()} />}
        {data?.products.length === 0 && q && <Empty icon={SearchX} title={words.noMatch} />}
        {data?.products.length === 0 && !q && (
          <Empty icon={Package} title={words.empty.title} text={words.empty.text} />
        )}
        {data && data.products.length > 0 && <Table products={data.products} />}
        {data && (
          <Pager
            list={data}
            labels={{ previous: t.shell.previous, next: t.shell.next }}
            link={(to, label) => (
              <Link
                className="button small"
                to="/$shop/produits"
                params={{ shop: shop.slug }}
                search={{ ...(q && { q }), cursor: to }}
              >
                {label}
              </Link>
            )}
          />
        )}
      </section>
    </div>
  );
}

function AddProduct() {
  const { t } = useWords();
  const { shop } = useDesk();
  return (
    <Link className="button next" to="/$shop/produits/$id" params={{ shop: shop.slug, id: "nouveau" }}>
      <Plus size={16} aria-hidden="true" />
      {t.catalog.products.add}
    </Link>
  );
}

function Table({ products }: { products: readonly ProductRow[] }) {
  const { t } = useWords();
  const { columns, table } = t.catalog.products;
  return (
    <div className="scroll">
      <table className="rows products">
        <caption className="aloud">{table}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.name}</th>
            <th scope="col" className="extra">
              {columns.category}
            </th>
            <th scope="col">{columns.state}</th>
            <th scope="col" className="right">
              {columns.stock}
            </th>
            <th scope="col" className="right">
              {columns.price}
            </th>
          </tr>
        </thead>
        <tbody>
          {products.map((product) => (
            <Row key={product.id} product={product} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ product }: { product: ProductRow }) {
  const { t } = useWords();
  const { shop, money } = useDesk();
  const words = t.catalog.products;
  const about = product.variantCount > 1 ? words.variants(product.variantCount) : product.skus.join(", ");
  const price = money(product.priceMin);
  return (
    <tr>
      <th scope="row" className="number">
        <span className="who">
          <Thumb name={product.name} pictureId={product.pictureId} />
          <span>
            <Link className="open" to="/$shop/produits/$id" params={{ shop: shop.slug, id: product.id }}>
              {product.name}
            </Link>
            <span className="soft fine block">{about}</span>
          </span>
        </span>
      </th>
      <td className="soft extra">{product.categoryName}</td>
      <td className="state">
        {product.isVisible ? (
          <Badge tone="good" progress="full">
            {words.visible}
          </Badge>
        ) : (
          <Badge tone="quiet" progress="empty">
            {words.hidden}
          </Badge>
        )}
      </td>
      <td className="right figures stock">
        <Stock available={product.available} isLow={product.isLow} />
      </td>
      <td className="right figures total">{product.priceMax > product.priceMin ? words.from(price) : price}</td>
    </tr>
  );
}

function Stock({ available, isLow }: { available: number | null; isLow: boolean }) {
  const { t } = useWords();
  const { place } = useDesk();
  if (available === null) return <span className="soft">{t.catalog.products.uncounted}</span>;
  if (available <= 0) return <span className="strong wrong-ink">{t.catalog.products.soldOut}</span>;
  return (
    <>
      {formatQuantity(available as Milli, place.locale)}
      <span className="alone soft">{` ${t.catalog.products.left}`}</span>
      {isLow && (
        <Badge tone="warn" progress="half">
          {t.catalog.products.low}
        </Badge>
      )}
    </>
  );
}
