import { queryOptions, useQuery } from "@tanstack/react-query";
import type { PossibleForMany } from "../../../src/automations/status-choice.ts";
import { api } from "../../api.ts";
import { useDesk } from "../../desk.tsx";
import { Waiting } from "../../kit/page.tsx";
import { Word } from "../../order/status/choose-status.tsx";
import { deskPath, keys } from "../../queries.ts";
import { useWords } from "../../words.tsx";
import type { Chosen } from "./selection.ts";

export type ManyStatus = PossibleForMany;

interface Props {
  orders: readonly Chosen[];
  chosen: ManyStatus | undefined;
  onChoose: (status: ManyStatus) => void;
}

const groups = ["payment", "fulfilment", "other"] as const;
const keyOf = ({ axis, value, statusId }: ManyStatus) => `${axis} ${statusId ?? value ?? ""}`;

const manyQuery = (shop: string, numbers: string) =>
  queryOptions({
    queryKey: [...keys.inShop(shop), "possible-for-many", numbers],
    queryFn: ({ signal }) =>
      api<{ statuses: ManyStatus[] }>(deskPath(shop, `/orders/possible-statuses?number=${numbers}`), { signal }),
  });

/** Every status that at least one of the orders can take; where not all can, how many. */
export function ChooseStatusForMany({ orders, chosen, onChoose }: Props) {
  const { t } = useWords();
  const { shop } = useDesk();
  const numbers = orders.map((order) => order.number).join(",");
  const { data, error, refetch } = useQuery(manyQuery(shop.slug, numbers));
  if (!data) return <Waiting error={error} onRetry={() => void refetch()} />;
  return groups.map((axis) => (
    <fieldset key={axis} className="group">
      <legend>{t.verbs.choose_status.groups[axis]}</legend>
      {data.statuses
        .filter((one) => one.axis === axis)
        .map((one) => (
          <label key={keyOf(one)}>
            <input
              type="radio"
              name="status"
              checked={chosen !== undefined && keyOf(chosen) === keyOf(one)}
              onChange={() => onChoose(one)}
            />
            <Word one={one} />
            {one.orderCount < orders.length && (
              <span className="soft fine">{t.bulk.someOf(one.orderCount, orders.length)}</span>
            )}
          </label>
        ))}
    </fieldset>
  ));
}
