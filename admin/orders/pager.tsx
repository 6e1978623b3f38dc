import { Link } from "@tanstack/react-router";
import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import type { OrderList } from "../../src/overview/order-row.ts";
import { useDesk } from "../desk.tsx";
import { useWords } from "../words.tsx";
import type { ListSearch } from "./list-search.ts";

/** The pages beside this one; nothing when the list has only one. */
export function Pager({ search, list }: { search: ListSearch; list: OrderList }) {
  const { t } = useWords();
  if (list.nextCursor === null && list.previousCursor === null) return null;
  return (
    <nav className="row" aria-label={t.orders.pager}>
      <Step cursor={list.previousCursor} search={search}>
        <ChevronLeft size={15} aria-hidden="true" />
        {t.orders.newer}
      </Step>
      <Step cursor={list.nextCursor} search={search}>
        {t.orders.older}
        <ChevronRight size={15} aria-hidden="true" />
      </Step>
    </nav>
  );
}

function Step({ cursor, search, children }: { cursor: string | null; search: ListSearch; children: ReactNode }) {
  const { shop } = useDesk();
  if (cursor === null)
    return (
      <span className="button small" aria-disabled="true">
        {children}
      </span>
    );
  return (
    <Link className="button small" to="/$shop/commandes" params={{ shop: shop.slug }} search={{ ...search, cursor }}>
      {children}
    </Link>
  );
}
