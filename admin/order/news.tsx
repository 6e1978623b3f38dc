import { useState } from "react";
import { useDesk } from "../desk.tsx";
import { useSentence } from "./history/sentence.tsx";
import { useOrder } from "./order-context.ts";

/** Says aloud what somebody else has just done to the open order; the page has already changed. */
export function OrderNews() {
  const { order } = useOrder();
  const { account } = useDesk();
  const sentence = useSentence();
  const [read] = useState(() => new Set(order.history.map((entry) => entry.id)));
  const news = order.history.find((entry) => !read.has(entry.id) && entry.actor.id !== account.id);
  return <output className="aloud">{news && sentence(news).text}</output>;
}
