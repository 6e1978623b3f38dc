import { formatDate } from "../../shared/dates.ts";
import type { CustomerOrder } from "../../src/overview/customer/customer-order.ts";
import type { Frame } from "../frame.ts";
import { Icon } from "../parts/icons.tsx";

/** What has left, with the carrier's own page of it. */
export function Parcels({ frame, parcels }: { frame: Frame; parcels: CustomerOrder["parcels"] }) {
  if (parcels.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="colis">
      <h2 id="colis">{frame.words.order.parcels}</h2>
      <ul className="parcels">
        {parcels.map((parcel, index) => (
          <Parcel key={parcel.id} frame={frame} parcel={parcel} at={{ number: index + 1, count: parcels.length }} />
        ))}
      </ul>
    </section>
  );
}

interface ParcelProps {
  frame: Frame;
  parcel: CustomerOrder["parcels"][number];
  at: { number: number; count: number };
}

function Parcel({ frame, parcel, at }: ParcelProps) {
  const { words, locale, shop } = frame;
  const { carrier, trackingNumber, trackingLink, handedOverAt, deliveredAt } = parcel;
  const day = (when: Date | string) => formatDate(when, { locale, timeZone: shop.timeZone });
  const { handedOver, handedOverTo, deliveredOn, track, trackAt } = words.order;
  return (
    <li>
      <Icon name="truck" />
      <div>
        <h3>{words.order.parcel(at.number, at.count)}</h3>
        <p>{carrier ? handedOverTo(carrier, day(handedOverAt)) : handedOver(day(handedOverAt))}</p>
        {deliveredAt && <p>{deliveredOn(day(deliveredAt))}</p>}
        {trackingNumber && (
          <p>
            <span className="soft">{words.order.trackingNumber}</span> <bdi className="code">{trackingNumber}</bdi>
          </p>
        )}
        {/^https?:\/\//.test(trackingLink) && (
          <a className="button" href={trackingLink} rel="noreferrer noopener">
            {carrier ? trackAt(carrier) : track}
            <Icon name="outside" />
          </a>
        )}
      </div>
    </li>
  );
}
