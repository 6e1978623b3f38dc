import type { ReactNode } from "react";
import { initials } from "../shared/initials.ts";
import { isSelling } from "../src/shops/selling.ts";
import type { Frame } from "./frame.ts";
import { Icon } from "./parts/icons.tsx";
import { LegalLinks } from "./parts/legal-links.tsx";
import { ShopContact } from "./parts/contact.tsx";

interface DocumentProps {
  frame: Frame;
  title: string;
  /** Something on the page must be mended: browsers and screen readers say so first. */
  hasErrors?: boolean;
  /** "checkout" leaves out what leads away from the order. */
  kind?: "browse" | "checkout";
  /** Somebody's own page: search engines keep out. */
  isPrivate?: boolean;
  /** The page leads on to this address by itself. */
  onTo?: string;
  children: ReactNode;
}

/** The whole HTML document of a storefront page. */
export function Document({
  frame,
  title,
  hasErrors = false,
  kind = "browse",
  isPrivate,
  onTo,
  children,
}: DocumentProps) {
  const { words, shop, assets } = frame;
  const whole = words.title(title, shop.name);
  return (
    <html lang={frame.locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{hasErrors ? words.errorTitle(whole) : whole}</title>
        <link rel="stylesheet" href={assets.css} />
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        {(isPrivate || kind === "checkout") && <meta name="robots" content="noindex" />}
        {onTo !== undefined && <meta httpEquiv="refresh" content={`0;url=${onTo}`} />}
        <script src={assets.script} defer />
      </head>
      <body className={`on-${kind}`}>
        <a className="skip" href="#contenu">
          {words.skip}
        </a>
        {kind === "browse" ? <ShopHeader frame={frame} /> : <CheckoutHeader frame={frame} />}
        <main id="contenu">{children}</main>
        <ShopFooter frame={frame} />
      </body>
    </html>
  );
}

function Wordmark({ frame: { shop, base } }: { frame: Frame }) {
  return (
    <a className="wordmark" href={`${base}/`}>
      <span className="mark" aria-hidden="true">
        {initials(shop.name)}
      </span>
      <bdi>{shop.name}</bdi>
    </a>
  );
}

function ShopHeader({ frame }: { frame: Frame }) {
  const { words, base, shop, categories, path, pieceCount } = frame;
  return (
    <header className="top">
      <div className="wide">
        <Wordmark frame={frame} />
        {categories.length > 0 && (
          <nav className="menu" aria-label={words.mainMenu}>
            <ul>
              {categories.map(({ slug, name }) => {
                const href = `${base}/categorie/${slug}`;
                return (
                  <li key={slug}>
                    <a href={href} aria-current={path === href ? "page" : undefined}>
                      {name}
                    </a>
                  </li>
                );
              })}
            </ul>
          </nav>
        )}
        {isSelling(shop) ? (
          <a className="basket-link" href={`${base}/panier`}>
            <Icon name="basket" />
            <span>{words.basketShort}</span>
            {pieceCount > 0 && <span className="count">{pieceCount > 99 ? "99+" : pieceCount}</span>}
            <span className="aloud">{words.basketAloud(pieceCount)}</span>
          </a>
        ) : (
          <a className="basket-link" href="#contact">
            <Icon name="mail" />
            <span>{words.selling.contact}</span>
          </a>
        )}
      </div>
    </header>
  );
}

function CheckoutHeader({ frame }: { frame: Frame }) {
  return (
    <header className="top">
      <div className="wide">
        <Wordmark frame={frame} />
        <a className="back" href={`${frame.base}/panier`}>
          <Icon name="left" />
          <span>{frame.words.steps.backToBasket}</span>
        </a>
      </div>
    </header>
  );
}

function ShopFooter({ frame }: { frame: Frame }) {
  const { words, shop, path, locale } = frame;
  const other = locale.startsWith("en") ? "fr" : "en";
  return (
    <footer className="bottom" id="contact">
      <div className="wide">
        <section aria-labelledby="aide">
          <h2 id="aide">{words.help}</h2>
          <ShopContact frame={frame} />
        </section>
        <LegalLinks frame={frame} />
        <section aria-labelledby="boutique">
          <h2 id="boutique">
            <bdi>{shop.settings.seller.legalName || shop.name}</bdi>
          </h2>
          {shop.settings.selling !== "nothing" && <p>{shop.pricesIncludeTax ? words.taxesInside : words.taxesOnTop}</p>}
          {shop.settings.seller.taxMention && <p>{shop.settings.seller.taxMention}</p>}
          <p>
            <a href={`${path}?lang=${other}`} lang={other} hrefLang={other} rel="nofollow">
              {words.otherLanguage}
            </a>
          </p>
        </section>
      </div>
    </footer>
  );
}
