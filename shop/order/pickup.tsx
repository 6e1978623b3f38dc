import type { Order } from "../../src/orders/order.ts";
import type { Frame } from "../frame.ts";

/** Where to fetch the order, in the merchant's own words, and whether one may come; nothing once it is fetched or given up. */
export function Pickup({ frame: { words }, order }: { frame: Frame; order: Order }) {
  const { deliveryMethod, fulfilmentStatus, cancelledAt } = order;
  if (!deliveryMethod || cancelledAt !== null) return null;
  if (["delivered", "returned", "will_not_deliver"].includes(fulfilmentStatus)) return null;
  const { name, instructions } = deliveryMethod;
  const isReady = fulfilmentStatus === "ready_for_pickup";
  return (
    <section className="panel paying" aria-labelledby="retrait">
      <h2 id="retrait">{words.order.pickup}</h2>
      <p>{isReady ? words.order.pickupReady : words.order.pickupLater}</p>
      <p className="prose">
        <bdi>{[name, instructions.trim()].filter(Boolean).join("\n")}</bdi>
      </p>
    </section>
  );
}
