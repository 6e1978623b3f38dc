import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { DeviceView, NoticeKind } from "../../../src/notifications/devices/device.ts";
import { api } from "../../api.ts";
import { useDesk } from "../../desk.tsx";
import { deviceLabel, subscribe, subscription } from "../../installed/notifications.ts";
import { useToast } from "../../kit/toast.tsx";
import { deskPath, keys } from "../../queries.ts";
import { useWords } from "../../words.tsx";

const allKinds: NoticeKind[] = [
  "new_order",
  "payment_received",
  "low_stock",
  "mentioned",
  "withdrawal_requested",
  "sending_failed",
];

/** The person's devices, which of them is this browser, and what can be done with them. */
export function useDevice() {
  const { t } = useWords();
  const { shop } = useDesk();
  const client = useQueryClient();
  const toast = useToast();
  const words = t.notifications;
  const at = (path: string) => deskPath(shop.slug, path);
  const read = () => client.invalidateQueries({ queryKey: keys.devices(shop.slug) });
  const { data, error } = useQuery({
    queryKey: keys.devices(shop.slug),
    queryFn: async ({ signal }) => {
      const [known, own] = await Promise.all([
        api<{ publicKey: string; devices: DeviceView[] }>(at("/devices"), { signal }),
        subscription(),
      ]);
      return { ...known, own, here: known.devices.find((one) => one.endpoint === own?.endpoint) };
    },
  });
  const keep = async (kinds: NoticeKind[], own: PushSubscription) => {
    const { endpoint, keys: secrets } = own.toJSON();
    await api(at("/devices"), { method: "PUT", body: { endpoint, keys: secrets, label: deviceLabel(), kinds } });
  };
  const enable = useMutation({
    mutationFn: async () => {
      const own = data && (await subscribe(data.publicKey));
      if (!own) return;
      await keep(allKinds, own);
      toast(words.enabled);
    },
    onSettled: read,
  });
  const choose = useMutation({
    mutationFn: async (kinds: NoticeKind[]) => data?.own && keep(kinds, data.own),
    onSettled: read,
  });
  const forget = useMutation({
    mutationFn: async (device: DeviceView) => {
      if (device.id === data?.here?.id) await data.own?.unsubscribe();
      await api(at(`/devices/${device.id}`), { method: "DELETE" });
    },
    onSuccess: (_answer, device) => toast(device.id === data?.here?.id ? words.disabled : words.forgotten),
    onSettled: read,
  });
  const tryOut = useMutation({
    mutationFn: (device: DeviceView) => api(at(`/devices/${device.id}/trial`), { method: "POST" }),
    onSuccess: () => toast(words.trialSent),
    onSettled: read,
  });
  return {
    data,
    error: error ?? enable.error ?? choose.error ?? forget.error ?? tryOut.error,
    enable,
    choose,
    forget,
    tryOut,
  };
}
