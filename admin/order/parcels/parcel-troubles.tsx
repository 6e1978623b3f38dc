import type { OrderPage } from "../../../src/overview/order-page.ts";
import { Banner } from "../../kit/banner.tsx";
import { useWords } from "../../words.tsx";
import { useOrder } from "../order-context.ts";
import { Told } from "./parcel-tracking.tsx";

type Parcel = OrderPage["parcels"][number];

const troubled = new Set(["exception", "returning", "returned"]);

/** Parcels somebody must look after: their carrier reports a problem, or brings them back. */
export function ParcelTroubles() {
  const { order } = useOrder();
  if (order.life !== "open" || order.fulfilmentStatus === "returned") return null;
  return order.parcels.map((parcel, at) => {
    const isTroubled = troubled.has(parcel.tracking?.state ?? "");
    return isTroubled && <ParcelTrouble key={parcel.id} parcel={parcel} position={at + 1} />;
  });
}

function ParcelTrouble({ parcel, position }: { parcel: Parcel; position: number }) {
  const { t } = useWords();
  const { tracking, carrier, deliveredAt } = parcel;
  const isProblem = tracking?.state === "exception";
  // Delivered by hand since: the merchant knows better.
  if (isProblem && deliveredAt) return null;
  const name = t.order.parcel.title(position);
  const said = tracking?.events.find(({ state }) => state === tracking.state);
  const title = isProblem ? t.tracking.problem(name, carrier) : t.tracking.returning(name);
  return (
    <Banner tone="warn" title={title}>
      {said && (
        <p>
          <Told event={said} />
        </p>
      )}
      <p>{isProblem ? t.tracking.problemText : t.tracking.returningText}</p>
    </Banner>
  );
}
