import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { OrderList } from "../../src/overview/order-row.ts";
import { useDesk } from "../desk.tsx";
import { ordersQuery } from "../queries.ts";
import { listQuery, type ListSearch } from "./list-search.ts";

interface Arrivals {
  list: OrderList | undefined;
  /** Orders that came since the list was drawn: they wait for a click, so that nothing moves under the hand. */
  arrivedCount: number;
  showArrived: () => void;
  error: unknown;
  retry: () => void;
}

/** The list as it was drawn, kept fresh in place; what is newer than its first row waits. */
export function useArrivals(search: ListSearch): Arrivals {
  const { shop } = useDesk();
  const query = listQuery(search);
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...ordersQuery(shop.slug, query),
    placeholderData: keepPreviousData,
  });
  const [drawn, setDrawn] = useState<{ query: string; newest: number }>();
  if (data && !isPlaceholderData && drawn?.query !== query) setDrawn({ query, newest: newestOf(data) });

  const newest = drawn?.query === query ? drawn.newest : Infinity;
  const isHeld = data && !isPlaceholderData && !search.cursor && newest > 0;
  const arrived = isHeld ? data.orders.filter((order) => order.number > newest) : [];
  const list = data && { ...data, orders: data.orders.filter((order) => !arrived.includes(order)) };
  return {
    list,
    arrivedCount: arrived.length,
    showArrived: () => data && setDrawn({ query, newest: newestOf(data) }),
    error,
    retry: () => void refetch(),
  };
}

/** 0 for an empty list: the first order of a shop is shown at once. */
const newestOf = (list: OrderList): number => Math.max(0, ...list.orders.map((order) => order.number));
