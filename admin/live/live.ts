import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useDesk } from "../desk.tsx";
import { deskPath, keys } from "../queries.ts";
import { listenTogether, type News } from "./together.ts";

/** A verb makes several things happen at once: they are read again once. */
const gatherMs = 60;

/** Keeps what is on the screen as it is in the shop: whatever others change is read again. Forms keep what is typed. */
export function useLive(): void {
  const { shop } = useDesk();
  const client = useQueryClient();
  useEffect(() => {
    const orders = new Set<string>();
    let gathering: ReturnType<typeof setTimeout> | undefined;
    let isAll = false;
    const readAgain = () => {
      gathering = undefined;
      for (const queryKey of keys.live(shop.slug, isAll ? "all" : [...orders]))
        void client.invalidateQueries({ queryKey });
      orders.clear();
      isAll = false;
    };
    const hear = (news: News) => {
      if (news === "reset") isAll = true;
      else for (const id of news.ids) orders.add(id);
      gathering ??= setTimeout(readAgain, gatherMs);
    };
    const leave = listenTogether(deskPath(shop.slug, "/events"), hear);
    return () => {
      leave();
      clearTimeout(gathering);
    };
  }, [shop.slug, client]);
}
