import { useQuery } from "@tanstack/react-query";
import { useDesk } from "../../desk.tsx";
import { ordersQuery } from "../../queries.ts";

/** What the customer was called in his last order; nothing while that is being read. */
export function useCustomerName(customer: string | undefined): string {
  const { shop } = useDesk();
  const { data } = useQuery({
    ...ordersQuery(shop.slug, `customer=${customer ?? ""}&limit=1`),
    enabled: customer !== undefined,
    refetchInterval: false,
  });
  return data?.orders[0]?.customerName ?? "";
}
