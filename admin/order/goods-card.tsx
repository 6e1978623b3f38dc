import { ExternalLink, Truck } from "lucide-react";
import { formatQuantity, formatUnitPrice, type Micro, type Milli } from "../../shared/money.ts";
import type { OrderPage } from "../../src/overview/order-page.ts";
import { useDesk } from "../desk.tsx";
import { EditLink } from "../order-edit/edit-link.tsx";
import { Badge } from "../kit/badge.tsx";
import { CopyButton } from "../kit/copy.tsx";
import { Thumb } from "../kit/thumb.tsx";
import { useWords } from "../words.tsx";
import { LabelDocument, Labels } from "./labels/labels.tsx";
import { isHandedOver } from "./next-step.ts";
import { useOrder } from "./order-context.ts";
import { ParcelTracking } from "./parcels/parcel-tracking.tsx";
import { VerbButton } from "./order-verbs.tsx";

/** What was bought, what is still to leave, and the parcels that left. */
export function GoodsCard() {
  const { t } = useWords();
  const { order, action } = useOrder();
  const isByHand = isHandedOver(order);
  const isToShip = action("ship") !== undefined;
  const title = !isToShip ? t.order.goods.nothing : isByHand ? t.order.goods.pickup : t.order.goods.toShip;
  return (
    <section className="card">
      <header>
        <Truck size={17} aria-hidden="true" />
        <h2>{title}</h2>
        <span className="soft fine">{order.deliveryMethod?.name}</span>
      </header>
      <ul className="goods">
        {order.lines.map((line) => (
          <Line key={line.id} line={line} isToShip={isToShip} />
        ))}
      </ul>
      {order.parcels.map((parcel, at) => (
        <Parcel key={parcel.id} parcel={parcel} position={at + 1} />
      ))}
      <Labels />
      <Foot />
    </section>
  );
}

function Line({ line, isToShip }: { line: OrderPage["lines"][number]; isToShip: boolean }) {
  const { t } = useWords();
  const { order } = useOrder();
  const { place, money } = useDesk();
  const quantity = formatQuantity(line.quantity as Milli, place.locale);
  const price = formatUnitPrice(line.unitPriceMicro as Micro, order.currency, place.locale);
  const more = [line.variantName, line.sku, t.order.goods.kinds[line.kind]].filter(Boolean).join(" · ");
  return (
    <li>
      <Thumb name={line.name} pictureId={line.pictureId} />
      <div>
        <p className="strong">{line.name}</p>
        {more && <p className="soft fine">{more}</p>}
        {isToShip && line.shipped > 0 && (
          <p className="fine strong">
            {line.shipped < line.quantity - line.givenBack.unsent
              ? t.order.goods.shippedOf(formatQuantity(line.shipped as Milli, place.locale), quantity)
              : t.order.goods.left}
          </p>
        )}
        <GivenBack line={line} />
      </div>
      <span className="soft figures count">{t.order.goods.unitTimes(price, quantity)}</span>
      <span className="figures right">{money(line.gross, order.currency)}</span>
    </li>
  );
}

/** What refunds gave back of the line: pieces, or money alone. */
function GivenBack({ line: { givenBack } }: { line: OrderPage["lines"][number] }) {
  const { t } = useWords();
  const { order } = useOrder();
  const { place, money } = useDesk();
  const pieces = givenBack.unsent + givenBack.sent;
  if (givenBack.total === 0 && pieces === 0) return null;
  const said = pieces > 0 ? t.refunding.givenBack(formatQuantity(pieces as Milli, place.locale), pieces < 2_000) : "";
  return (
    <p className="fine strong">
      {[said, t.refunding.reduced(money(givenBack.total, order.currency))].filter(Boolean).join(" · ")}
    </p>
  );
}

function Parcel({ parcel, position }: { parcel: OrderPage["parcels"][number]; position: number }) {
  const { t } = useWords();
  const { order, action, ask } = useOrder();
  const { day } = useDesk();
  const isByHand = isHandedOver(order);
  const isAlone = order.parcels.filter((one) => one.deliveredAt === null).length === 1;
  const label = order.labels.find(({ state, shipmentId }) => state === "shipped" && shipmentId === parcel.id);
  return (
    <div className="parcel stack">
      <div className="row">
        <h3 className="strong">{isByHand ? t.order.parcel.pickup : t.order.parcel.title(position)}</h3>
        <span>{parcel.carrier}</span>
        <span className="push" />
        {parcel.deliveredAt ? (
          <Badge tone="good" progress="full">
            {isByHand
              ? t.order.parcel.handedOver(day(parcel.deliveredAt))
              : t.order.parcel.delivered(day(parcel.deliveredAt))}
          </Badge>
        ) : (
          <Badge tone="good" progress="half">
            {t.order.parcel.sent(day(parcel.handedOverAt))}
          </Badge>
        )}
        {action("unship") && (
          <button
            type="button"
            className="button small bare"
            onClick={() => ask({ verb: "unship", shipmentId: parcel.id })}
          >
            {t.verbs.unship.label}
          </button>
        )}
        {!parcel.deliveredAt && !isAlone && (
          <button
            type="button"
            className="button small"
            onClick={() => ask({ verb: "deliver", shipmentId: parcel.id })}
          >
            {t.verbs.deliver.label}
          </button>
        )}
      </div>
      <Tracking parcel={parcel} />
      {parcel.tracking && <ParcelTracking tracking={parcel.tracking} />}
      {label && (
        <div className="row">
          <LabelDocument label={label} />
        </div>
      )}
      <Contents parcel={parcel} />
    </div>
  );
}

function Tracking({ parcel }: { parcel: OrderPage["parcels"][number] }) {
  const { t } = useWords();
  if (!parcel.trackingNumber) return null;
  return (
    <div className="row">
      <span className="soft">{t.order.parcel.number}</span>
      <span className="strong">{parcel.trackingNumber}</span>
      <CopyButton text={parcel.trackingNumber} what={t.order.parcel.number} />
      {parcel.trackingLink && (
        <a className="link row" href={parcel.trackingLink} target="_blank" rel="noreferrer">
          {t.order.parcel.follow}
          <ExternalLink size={14} aria-hidden="true" />
        </a>
      )}
    </div>
  );
}

/** Named only when the order left in several parcels: otherwise the parcel holds it all. */
function Contents({ parcel }: { parcel: OrderPage["parcels"][number] }) {
  const { t } = useWords();
  const { order, action } = useOrder();
  const { place } = useDesk();
  if (order.parcels.length < 2 && !action("ship")) return null;
  const names = parcel.lines.flatMap(({ lineId, quantity }) => {
    const line = order.lines.find((one) => one.id === lineId);
    return line ? [t.order.goods.timesOf(formatQuantity(quantity as Milli, place.locale), line.name)] : [];
  });
  return <p className="soft fine">{names.join(", ")}</p>;
}

function Foot() {
  const { t } = useWords();
  const { order } = useOrder();
  const { place } = useDesk();
  const grams = order.lines.reduce((all, line) => all + (line.weightGrams * line.quantity) / 1_000, 0);
  const kilos = `${formatQuantity(Math.round(grams) as Milli, place.locale)}\u00a0kg`;
  return (
    <footer>
      {grams > 0 && <span className="soft fine">{t.order.goods.weight(kilos)}</span>}
      <span className="push" />
      <EditLink />
      <VerbButton verb="prepare" />
      <VerbButton verb="ready" />
      <VerbButton verb="make_label" />
      <VerbButton verb="ship" />
      <VerbButton verb="deliver" />
    </footer>
  );
}
