import { Link } from "@tanstack/react-router";
import { CircleCheck, Inbox, SearchX } from "lucide-react";
import { useDesk } from "../desk.tsx";
import { Empty } from "../kit/page.tsx";
import { storefrontUrl } from "../shell/nav.ts";
import { useWords } from "../words.tsx";
import type { Changing } from "./filters/filter-button.tsx";
import { isNarrowed, noFilter } from "./list-search.ts";

/** Why the list is empty, and the one thing to do about it. */
export function NoOrders({ search, onChange }: Changing) {
  const { t } = useWords();
  const { shop } = useDesk();
  if (isNarrowed(search)) {
    return (
      <Empty icon={SearchX} title={t.orders.noMatch.title} text={t.orders.noMatch.text}>
        <button type="button" className="button" onClick={() => onChange({ ...noFilter, q: undefined })}>
          {t.orders.clear}
        </button>
      </Empty>
    );
  }
  if (search.view === "to_do")
    return <Empty icon={CircleCheck} title={t.orders.emptyView.to_do.title} text={t.orders.emptyView.to_do.text} />;
  if (search.view) return <Empty icon={Inbox} title={t.orders.emptyView.title} text={t.orders.emptyView.text} />;
  return (
    <Empty icon={Inbox} title={t.orders.empty.title} text={t.orders.empty.text}>
      <a className="button" href={storefrontUrl(shop)} target="_blank" rel="noreferrer">
        {t.orders.empty.action}
      </a>
      <Link className="button" to="/$shop/reglages/$part" params={{ shop: shop.slug, part: "livraison" }}>
        {t.orders.empty.delivery}
      </Link>
      <Link className="button" to="/$shop/reglages/$part" params={{ shop: shop.slug, part: "paiements" }}>
        {t.orders.empty.payment}
      </Link>
    </Empty>
  );
}
