import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useDesk } from "../desk.tsx";
import { countsQuery } from "../queries.ts";
import { useWords } from "../words.tsx";
import { shownViews, type ListSearch } from "./list-search.ts";

/** The merchant's views. They are addresses, so links: search and filters stay, the page starts anew. */
export function Views({ search }: { search: ListSearch }) {
  const { t } = useWords();
  const { shop } = useDesk();
  const { data } = useQuery(countsQuery(shop.slug));
  const current = search.view ?? "all";
  return (
    <nav className="views" aria-label={t.orders.views.label}>
      {[...shownViews, ...(current === "deleted" ? (["deleted"] as const) : [])].map((view) => (
        <Link
          key={view}
          className="view"
          to="/$shop/commandes"
          params={{ shop: shop.slug }}
          search={{ ...search, view: view === "all" ? undefined : view, cursor: undefined }}
          activeOptions={{ includeSearch: false }}
          aria-current={view === current ? "page" : undefined}
          resetScroll={false}
        >
          {t.orders.views[view]} <Count total={data?.counts[view]} />
        </Link>
      ))}
    </nav>
  );
}

function Count({ total }: { total: number | undefined }) {
  const { t } = useWords();
  if (!total) return null;
  return <span className="count figures">{total >= 1_000 ? t.orders.manyMore : total}</span>;
}
