import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { CarrierAccount } from "../../../src/shipping/accounts/account.ts";
import type { LabelView } from "../../../src/shipping/labels/label.ts";
import type { PickupPoint } from "../../../src/shipping/carriers/carrier.ts";
import { api, newKey } from "../../api.ts";
import { useDesk } from "../../desk.tsx";
import { useToast } from "../../kit/toast.tsx";
import { deskPath, keys, orderQuery, statusesQuery } from "../../queries.ts";
import { useOrder } from "../order-context.ts";

const askingMs = 1_000;

/** Looks at the order every second while the carrier is being asked: it answers in one or two. */
export function useAnswers(): void {
  const { shop } = useDesk();
  const { order } = useOrder();
  const isAsking = order.labels.some(({ state }) => state === "asked" || state === "sending");
  useQuery({ ...orderQuery(shop.slug, order.id), refetchInterval: isAsking && askingMs });
}

/** Says the number of a label (`{ trackingNumber }`), or that there is none (`null`). */
export function useResolveLabel(label: LabelView, done: string) {
  const { shop } = useDesk();
  const { order } = useOrder();
  const toast = useToast();
  const client = useQueryClient();
  const [key] = useState(newKey);
  return useMutation({
    mutationFn: (body: { trackingNumber: string } | null) => {
      const path = deskPath(shop.slug, `/orders/${order.id}/labels/${label.id}`);
      return body ? api(`${path}/number`, { method: "POST", body, key }) : api(path, { method: "DELETE", key });
    },
    onSuccess: () => toast(done),
    onSettled: () => client.invalidateQueries({ queryKey: keys.inShop(shop.slug) }),
  });
}

export interface PointsAsked {
  country: string;
  postalCode: string;
  city: string;
  weightGrams: number;
  product: string;
}

/** Asks the carrier for its points near a place. */
export function useSearchPoints(account: Pick<CarrierAccount, "id">) {
  const { shop } = useDesk();
  return useMutation({
    mutationFn: (near: PointsAsked) => {
      const query = new URLSearchParams({ ...near, weightGrams: String(near.weightGrams) }).toString();
      return api<{ pickupPoints: PickupPoint[] }>(
        deskPath(shop.slug, `/carrier-accounts/${account.id}/pickup-points?${query}`),
      );
    },
  });
}

/** Whether an order is shipped by the status an account gives it with its label. */
export function useShipsWithLabel(): (status: string) => boolean {
  const { shop } = useDesk();
  const own = useQuery(statusesQuery(shop.slug)).data?.statuses ?? [];
  return (status) =>
    status === "fulfilment:shipped" ||
    own.some((one) => one.isEnabled && `${one.axis}:${one.id}` === status && one.base === "shipped");
}
