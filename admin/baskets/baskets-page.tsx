import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Settings, ShoppingBasket } from "lucide-react";
import { useState } from "react";
import type { LeftCartRow } from "../../src/overview/left-carts/left-cart-row.ts";
import type { SettingsView } from "../../src/shops/settings.ts";
import { useDesk } from "../desk.tsx";
import { Banner } from "../kit/banner.tsx";
import { Empty, PageHead, Waiting } from "../kit/page.tsx";
import { Pager } from "../kit/pager.tsx";
import { leftCartsQuery, settingsQuery } from "../queries.ts";
import { useTitle } from "../shell/title.ts";
import { useWords } from "../words.tsx";
import { BasketRow } from "./basket-row.tsx";
import { HideDialog } from "./hide-dialog.tsx";
import { RemindDialog } from "./remind-dialog.tsx";

const route = getRouteApi("/$shop/paniers");

interface Asked {
  what: "remind" | "hide";
  cart: LeftCartRow;
}

/** What customers filled and did not order, and what became of it. */
export function BasketsPage() {
  const { t } = useWords();
  const { shop } = useDesk();
  const { cursor } = route.useSearch();
  const [asked, ask] = useState<Asked>();
  const { data: settings } = useQuery(settingsQuery(shop.slug));
  const { data, error, refetch } = useQuery({
    ...leftCartsQuery(shop.slug, { cursor }),
    placeholderData: keepPreviousData,
  });
  const words = t.baskets;
  const close = () => ask(undefined);
  useTitle(words.title);
  return (
    <div className="page">
      <PageHead title={words.title}>
        <ToSettings />
      </PageHead>
      {settings?.cartReminders === "off" && (
        <Banner tone="info" title={words.offTitle}>
          <p>{words.offText}</p>
        </Banner>
      )}
      <section className="card list" aria-label={words.title}>
        {!data && <Waiting error={error} onRetry={() => void refetch()} />}
        {data?.carts.length === 0 && (
          <Empty icon={ShoppingBasket} title={words.empty.title} text={words.empty.text(restOf(settings))} />
        )}
        {data && data.carts.length > 0 && <Table carts={data.carts} onAsk={(what, cart) => ask({ what, cart })} />}
        {data && (
          <Pager
            list={data}
            labels={{ previous: words.newer, next: words.older }}
            link={(to, label) => (
              <Link className="button small" to="/$shop/paniers" params={{ shop: shop.slug }} search={{ cursor: to }}>
                {label}
              </Link>
            )}
          />
        )}
      </section>
      {asked?.what === "remind" && <RemindDialog cart={asked.cart} onClose={close} />}
      {asked?.what === "hide" && <HideDialog cart={asked.cart} onClose={close} />}
    </div>
  );
}

/** "2 h", "45 min": how long a basket rests before it counts as left. */
function restOf(settings: SettingsView | undefined): string {
  const minutes = settings?.leftCartMinutes ?? 120;
  return minutes % 60 === 0 ? `${minutes / 60}\u00a0h` : `${minutes}\u00a0min`;
}

function ToSettings() {
  const { t } = useWords();
  const { shop } = useDesk();
  return (
    <Link className="button" to="/$shop/reglages/$part" params={{ shop: shop.slug, part: "messages" }} hash="paniers">
      <Settings size={16} aria-hidden="true" />
      {t.baskets.settings}
    </Link>
  );
}

interface TableProps {
  carts: readonly LeftCartRow[];
  onAsk: (what: Asked["what"], cart: LeftCartRow) => void;
}

function Table({ carts, onAsk }: TableProps) {
  const { t } = useWords();
  const { columns, table } = t.baskets;
  return (
    <div className="scroll">
      <table className="rows">
        <caption className="aloud">{table}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.customer}</th>
            <th scope="col">{columns.goods}</th>
            <th scope="col">{columns.since}</th>
            <th scope="col">{columns.state}</th>
            <th scope="col" className="right">
              {columns.total}
            </th>
            <th scope="col">
              <span className="aloud">{t.shell.more}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {carts.map((cart) => (
            <BasketRow key={cart.id} cart={cart} onAsk={(what) => onAsk(what, cart)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
