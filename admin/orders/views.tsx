import { useQuery } from "@tanstack/react-query";
import { useLinkProps } from "@tanstack/react-router";
import type { View } from "../../src/overview/order-row.ts";
import { useDesk } from "../desk.tsx";
import { countsQuery } from "../queries.ts";
import { useWords } from "../words.tsx";
import { shownViews, type ListSearch } from "./list-search.ts";

/** The merchant's views. They are addresses, so links: search and filters stay, the page starts anew. */
export function Views({ search }: { search: ListSearch }) {
  const { t } = useWords();
  const { shop } = useDesk();
  const { data } = useQuery(countsQuery(shop.slug));
  const hasTrash = search.view === "deleted" || (data?.counts.deleted ?? 0) > 0;
  return (
    <nav className="views" aria-label={t.orders.views.label}>
      {[...shownViews, ...(hasTrash ? (["deleted"] as const) : [])].map((view) => (
        <ViewLink key={view} view={view} search={search} total={data?.counts[view]} />
      ))}
    </nav>
  );
}

function ViewLink({ view, search, total }: { view: View; search: ListSearch; total: number | undefined }) {
  const { t } = useWords();
  const { shop } = useDesk();
  const link = useLinkProps({
    to: "/$shop/commandes",
    params: { shop: shop.slug },
    search: { ...search, view: view === "all" ? undefined : view, cursor: undefined },
    resetScroll: false,
  });
  return (
    <a {...link} className="view" aria-current={view === (search.view ?? "all") ? "page" : undefined}>
      {t.orders.views[view]} <Count total={total} />
    </a>
  );
}

function Count({ total }: { total: number | undefined }) {
  const { t } = useWords();
  if (!total) return null;
  return <span className="count figures">{total >= 1_000 ? t.orders.manyMore : total}</span>;
}
