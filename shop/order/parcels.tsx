import { formatDate, formatDateTime } from "../../shared/dates.ts";
import { parcelStateWord } from "../../shared/messages/short/parcel-states.ts";
import type { CustomerOrder } from "../../src/overview/customer/customer-order.ts";
import type { Frame } from "../frame.ts";
import { Icon } from "../parts/icons.tsx";

/** What has left, with the carrier's own page of it. */
export function Parcels({ frame, view: { parcels, trackings } }: { frame: Frame; view: CustomerOrder }) {
  if (parcels.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="colis">
      <h2 id="colis">{frame.words.order.parcels}</h2>
      <ul className="parcels">
        {parcels.map((parcel, index) => (
          <Parcel
            key={parcel.id}
            frame={frame}
            parcel={parcel}
            tracking={trackings.find((one) => one.shipmentId === parcel.id)}
            at={{ number: index + 1, count: parcels.length }}
          />
        ))}
      </ul>
    </section>
  );
}

type Tracking = CustomerOrder["trackings"][number];

interface ParcelProps {
  frame: Frame;
  parcel: CustomerOrder["parcels"][number];
  tracking: Tracking | undefined;
  at: { number: number; count: number };
}

function Parcel({ frame, parcel, tracking, at }: ParcelProps) {
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
        {tracking && <Followed frame={frame} tracking={tracking} isDelivered={deliveredAt !== null} />}
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

const eventCountMax = 20;

interface FollowedProps {
  frame: Frame;
  tracking: Tracking;
  isDelivered: boolean;
}

/** What the carrier says, the latest in sight and the rest folded away. */
function Followed({ frame: { words, locale, shop }, tracking, isDelivered }: FollowedProps) {
  const { state, events } = tracking;
  // Delivered is said with its day already.
  const isNews = state !== "unknown" && !(isDelivered && state === "delivered");
  const [last, ...earlier] = events.slice(0, eventCountMax);
  if (!last) return null;
  const told = ({ at, label, code, place }: Tracking["events"][number]) => (
    <>
      {label || code}{" "}
      <span className="soft">
        {place && `${place} · `}
        <time dateTime={at.toISOString()}>{formatDateTime(at, { locale, timeZone: shop.timeZone })}</time>
      </span>
    </>
  );
  return (
    <>
      <p>
        {isNews && <strong className="standing">{parcelStateWord(state, locale)}</strong>}
        {told(last)}
      </p>
      {earlier.length > 0 && (
        <details>
          <summary>{words.order.earlierSteps}</summary>
          <ol>
            {earlier.map((event) => (
              <li key={`${event.at.getTime()} ${event.code} ${event.place}`}>{told(event)}</li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}
