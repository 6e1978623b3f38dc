import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Landmark, Plus } from "lucide-react";
import { useCallback, useEffect } from "react";
import type { OrderList } from "../../src/overview/order-row.ts";
import { useDesk } from "../desk.tsx";
import { Waiting } from "../kit/page.tsx";
import { countsQuery } from "../queries.ts";
import { MeansToComplete } from "../settings/paying/incomplete.tsx";
import { useTitle } from "../shell/title.ts";
import { useWords } from "../words.tsx";
import { AppliedFilters } from "./filters/applied-filters.tsx";
import { BulkBar } from "./bulk/bulk-bar.tsx";
import { useSelection } from "./bulk/selection.ts";
import { useArrivals } from "./arrivals.ts";
import { ExportMenu } from "./export-menu.tsx";
import { Filters } from "./filters/filters.tsx";
import { isNarrowed, listQuery, type ListSearch } from "./list-search.ts";
import { NoOrders } from "./no-orders.tsx";
import { OrdersTable } from "./orders-table.tsx";
import { Pager } from "./pager.tsx";
import { rememberList } from "./last-list.ts";
import { RowMenu } from "./row-menu.tsx";
import { Views } from "./views.tsx";

const route = getRouteApi("/$shop/commandes");

export function OrdersPage() {
  const { t } = useWords();
  const search = route.useSearch();
  useTitle(t.orders.title);
  useEffect(() => rememberList(search), [search]);
  return (
    <div className="page">
      <header className="head">
        <h1>{t.orders.title}</h1>
        <div className="actions">
          {search.view === "awaiting_payment" && <ToStatement />}
          <ExportMenu search={search} />
          <NewOrder />
        </div>
      </header>
      <MeansToComplete />
      <section className="card list" aria-label={t.orders.title}>
        <Views search={search} />
        <List search={search} />
      </section>
    </div>
  );
}

/** Where money is awaited, the bank may know that it came. */
function ToStatement() {
  const { t } = useWords();
  const { shop } = useDesk();
  return (
    <Link className="button" to="/$shop/releve-bancaire" params={{ shop: shop.slug }}>
      <Landmark size={16} aria-hidden="true" />
      {t.banking.statement.link}
    </Link>
  );
}

function NewOrder() {
  const { t } = useWords();
  const { shop } = useDesk();
  return (
    <Link className="button next" to="/$shop/commandes/nouvelle" params={{ shop: shop.slug }}>
      <Plus size={16} aria-hidden="true" />
      {t.manualOrder.add}
    </Link>
  );
}

const noOrders: OrderList["orders"] = [];

function List({ search }: { search: ListSearch }) {
  const { t } = useWords();
  const { list, arrivedCount, showArrived, error, retry } = useArrivals(search);
  const selection = useSelection(list?.orders ?? noOrders, listQuery(search));
  const change = useChange();
  const show = () => {
    showArrived();
    window.scrollTo({ top: 0 });
  };
  return (
    <>
      <Filters search={search} onChange={change} />
      <AppliedFilters search={search} onChange={change} />
      <output className="arrivals">
        {arrivedCount > 0 && (
          <button type="button" className="arrived" onClick={show}>
            {t.orders.fresh(arrivedCount)}
          </button>
        )}
      </output>
      {!list &&
        (error ? <Waiting error={error} onRetry={retry} /> : <OrdersTable orders={undefined} search={search} />)}
      <RowMenu />
      {list && list.orders.length > 0 && <OrdersTable orders={list.orders} search={search} selection={selection} />}
      {list && list.orders.length === 0 && <NoOrders search={search} onChange={change} />}
      <footer>
        <Found search={search} list={list} />
        {list && <Pager search={search} list={list} />}
      </footer>
      {list && <BulkBar selection={selection} search={search} list={list} />}
    </>
  );
}

/** Changes a part of the address; another list starts at its first page. */
function useChange(): (part: ListSearch, how?: "typing") => void {
  const navigate = route.useNavigate();
  return useCallback(
    (part, how) =>
      void navigate({
        search: (before) => ({ ...before, ...part, cursor: undefined }),
        replace: how === "typing",
        resetScroll: false,
      }),
    [navigate],
  );
}

/** How many there are, read aloud when it changes. */
function Found({ search, list }: { search: ListSearch; list: ReturnType<typeof useArrivals>["list"] }) {
  const { t } = useWords();
  const { shop } = useDesk();
  const { data } = useQuery(countsQuery(shop.slug));
  const isOnePage = !search.cursor && list?.nextCursor === null;
  const inView = data?.counts[search.view ?? "all"] ?? 0;
  const text = () => {
    if (!list) return t.shell.loading;
    if (isOnePage) return t.orders.found(list.orders.length);
    if (!isNarrowed(search) && inView < 1_000) return t.orders.found(inView);
    return t.orders.foundAndMore(list.orders.length);
  };
  return <output className="soft fine block">{text()}</output>;
}
