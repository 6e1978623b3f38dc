import type { ShelfProduct } from "../../src/catalog/shelf.ts";
import { amount, type Frame } from "../frame.ts";
import { Picture } from "./picture.tsx";

/** Products side by side; each card is one link. */
export function ProductCards({ frame, products }: { frame: Frame; products: readonly ShelfProduct[] }) {
  return (
    <ul className="cards">
      {products.map((product) => (
        <li key={product.id}>
          <a href={`${frame.base}/produit/${product.slug}`} className={product.isSoldOut ? "card sold-out" : "card"}>
            <Picture frame={frame} id={product.pictureId} name={product.name} size="card" />
            <span className="name">
              <bdi>{product.name}</bdi>
            </span>
            {frame.shop.settings.selling !== "nothing" && (
              <span className="price">
                <Price frame={frame} product={product} />
              </span>
            )}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Price({ frame, product: { priceMin, priceMax, isSoldOut } }: { frame: Frame; product: ShelfProduct }) {
  const { from, soldOut } = frame.words.shelf;
  const price = amount(frame, priceMin);
  return (
    <>
      {priceMin < priceMax ? `${from} ${price}` : price}
      {isSoldOut && <span className="badge">{soldOut}</span>}
    </>
  );
}
