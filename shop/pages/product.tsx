import { formatQuantity } from "../../shared/money.ts";
import { isSoldOut, type ShelfDetail, type ShelfVariant } from "../../src/catalog/shelf.ts";
import { isSelling } from "../../src/shops/selling.ts";
import type { Offers } from "../../src/checkout/quote.ts";
import { Document } from "../document.tsx";
import { amount, renderPage, type Frame } from "../frame.ts";
import { ShopContact } from "../parts/contact.tsx";
import { DeliveryList } from "../parts/delivery.tsx";
import { ErrorSummary } from "../parts/form.tsx";
import { Picture } from "../parts/picture.tsx";

const fewLeftMax = 5;

interface ProductView {
  product: ShelfDetail;
  offers: Offers;
  /** Why nothing went into the basket, in words. */
  error?: string;
}

/** A product, what it costs and how it is put in the basket. */
export function productPageOf(frame: Frame, { product, offers, error }: ProductView): string {
  const { words, base } = frame;
  return renderPage(
    <Document frame={frame} title={product.name} hasErrors={error !== undefined}>
      <div className="wide product">
        <nav className="path" aria-label={words.path}>
          <a href={`${base}/`}>{words.home}</a>
          {product.categorySlug && <a href={`${base}/categorie/${product.categorySlug}`}>{product.categoryName}</a>}
        </nav>
        <div className="shown">
          <Picture frame={frame} id={product.pictureId} name={product.name} size="page" alt={product.name} />
        </div>
        <div className="told">
          <h1>
            <bdi>{product.name}</bdi>
          </h1>
          {error !== undefined && <ErrorSummary frame={frame} errors={{ quantity: error }} />}
          {isSelling(frame.shop) ? (
            <BuyForm frame={frame} product={product} />
          ) : (
            <Shown frame={frame} variants={product.variants} />
          )}
          <Told frame={frame} product={product} offers={offers} />
        </div>
      </div>
    </Document>,
  );
}

function BuyForm({ frame, product }: { frame: Frame; product: ShelfDetail }) {
  const { words, base } = frame;
  const { variants } = product;
  const [only] = variants.length === 1 ? variants : [];
  const isGone = variants.every(isSoldOut);
  return (
    <form className="buy" method="post" action={`${base}/panier`}>
      {only ? <OneVariant frame={frame} variant={only} /> : <Variants frame={frame} variants={variants} />}
      {!isGone && (
        <div className="buy-row">
          <div className="field short">
            <label htmlFor="quantity">{words.product.quantity}</label>
            <input
              id="quantity"
              name="quantity"
              type="number"
              min="1"
              max="9999"
              defaultValue="1"
              inputMode="numeric"
            />
          </div>
          <button className="button primary" type="submit">
            {words.product.add}
          </button>
        </div>
      )}
    </form>
  );
}

/** What a catalogue says of a product: its prices where the shop shows them, and whom to ask. */
function Shown({ frame, variants }: { frame: Frame; variants: readonly ShelfVariant[] }) {
  const { selling, product } = frame.words;
  const hasPrices = frame.shop.settings.selling === "prices";
  const [only] = variants.length === 1 ? variants : [];
  return (
    <>
      {only && hasPrices && <p className="cost">{amount(frame, only.price)}</p>}
      {!only && (
        <ul className="choices" aria-label={product.choose}>
          {variants.map(({ variantId, name, price }) => (
            <li key={variantId} className="choice">
              <bdi className="choice-name">{name}</bdi>
              {hasPrices && <span className="figures">{amount(frame, price)}</span>}
            </li>
          ))}
        </ul>
      )}
      <section className="panel" aria-labelledby="nous-contacter">
        <h2 id="nous-contacter">{selling.contact}</h2>
        <p>{selling.contactText}</p>
        <ShopContact frame={frame} />
      </section>
    </>
  );
}

function OneVariant({ frame, variant }: { frame: Frame; variant: ShelfVariant }) {
  return (
    <>
      <p className="cost">{amount(frame, variant.price)}</p>
      <p className="stock">
        <Stock frame={frame} variant={variant} />
      </p>
      <input type="hidden" name="variantId" value={variant.variantId} />
    </>
  );
}

function Variants({ frame, variants }: { frame: Frame; variants: readonly ShelfVariant[] }) {
  const first = variants.find((variant) => !isSoldOut(variant));
  return (
    <fieldset className="choices">
      <legend>{frame.words.product.choose}</legend>
      {variants.map((variant) => (
        <label key={variant.variantId} className="choice">
          <input
            type="radio"
            name="variantId"
            value={variant.variantId}
            defaultChecked={variant === first}
            disabled={isSoldOut(variant)}
            required
          />
          <span className="choice-name">
            <bdi>{variant.name}</bdi>
            <span className="stock">
              <Stock frame={frame} variant={variant} />
            </span>
          </span>
          <span className="figures">{amount(frame, variant.price)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Stock({ frame: { words, locale }, variant }: { frame: Frame; variant: ShelfVariant }) {
  const { soldOut, inStock, left } = words.product;
  if (isSoldOut(variant)) return <span className="none">{soldOut}</span>;
  const isFew = variant.isStockCounted && variant.available <= fewLeftMax * 1_000;
  return isFew ? (
    <span className="few">{left(formatQuantity(variant.available, locale))}</span>
  ) : (
    <span className="some">{inStock}</span>
  );
}

function Told({ frame, product, offers }: { frame: Frame } & Omit<ProductView, "error">) {
  const { words } = frame;
  const notShipped = { goods: "", digital: words.product.digital, service: words.product.service }[product.kind];
  const skus = product.variants.map((variant) => variant.sku).filter(Boolean);
  return (
    <>
      {product.description && (
        <section aria-labelledby="description">
          <h2 id="description">{words.product.description}</h2>
          <p className="prose">{product.description}</p>
        </section>
      )}
      {isSelling(frame.shop) && !product.variants.every(isSoldOut) && (
        <section aria-labelledby="livraison">
          <h2 id="livraison">{words.product.delivery}</h2>
          {notShipped ? <p>{notShipped}</p> : <DeliveryList frame={frame} methods={offers.delivery} />}
        </section>
      )}
      {skus.length === 1 && <p className="soft">{words.product.reference(skus[0] ?? "")}</p>}
    </>
  );
}
