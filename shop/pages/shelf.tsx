import type { CategoryPage } from "../../src/catalog/shelf.actions.ts";
import type { ShelfProduct } from "../../src/catalog/shelf.ts";
import { Document } from "../document.tsx";
import { renderPage, type Frame } from "../frame.ts";
import { ProductCards } from "../parts/cards.tsx";

/** The shop's front page: what it sells, newest first. */
export function homePage(frame: Frame, products: readonly ShelfProduct[]): string {
  const { words, shop, base, categories } = frame;
  return renderPage(
    <Document frame={frame} title={words.home}>
      <div className="wide welcome">
        <h1>
          <bdi>{shop.name}</bdi>
        </h1>
        {categories.length > 0 && (
          <ul className="aisles" aria-label={words.shelf.categories}>
            {categories.map(({ slug, name, productCount }) => (
              <li key={slug}>
                <a href={`${base}/categorie/${slug}`}>
                  {name}
                  <span className="soft">{words.shelf.products(productCount)}</span>
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
      <section className="wide shelf" aria-labelledby="nouveautes">
        <h2 id="nouveautes">{words.shelf.newest}</h2>
        {products.length > 0 ? (
          <ProductCards frame={frame} products={products} />
        ) : (
          <p className="empty">{words.shelf.emptyShop}</p>
        )}
      </section>
    </Document>,
  );
}

/** A category and one page of its products. */
export function categoryPageOf(frame: Frame, shown: CategoryPage & { page: number }): string {
  const { words, base } = frame;
  const { category, products } = shown;
  return renderPage(
    <Document frame={frame} title={category.name}>
      <div className="wide shelf">
        <nav className="path" aria-label={words.path}>
          <a href={`${base}/`}>{words.home}</a>
        </nav>
        <h1>
          <bdi>{category.name}</bdi>
        </h1>
        {category.description && <p className="lead">{category.description}</p>}
        {products.length > 0 ? (
          <ProductCards frame={frame} products={products} />
        ) : (
          <p className="empty">
            {words.shelf.emptyCategory} <a href={`${base}/`}>{words.shelf.toHome}</a>
          </p>
        )}
        <Pages frame={frame} page={shown.page} hasNext={shown.hasNext} />
      </div>
    </Document>,
  );
}

function Pages({ frame: { words, path }, page, hasNext }: { frame: Frame; page: number; hasNext: boolean }) {
  if (page === 1 && !hasNext) return null;
  return (
    <nav className="pages" aria-label={words.page(page)}>
      {page > 1 && (
        <a className="button" rel="prev" href={`${path}?page=${page - 1}`}>
          {words.previousPage}
        </a>
      )}
      {hasNext && (
        <a className="button" rel="next" href={`${path}?page=${page + 1}`}>
          {words.nextPage}
        </a>
      )}
    </nav>
  );
}
