import { useState } from "react";
import { carrierNamed, carriers } from "../../../shared/carriers/carriers.ts";
import { formatQuantity, type Milli } from "../../../shared/money.ts";
import type { OrderPage } from "../../../src/overview/order-page.ts";
import type { LabelView } from "../../../src/shipping/labels/label.ts";
import { useDesk } from "../../desk.tsx";
import { Dialog } from "../../kit/dialog.tsx";
import { TextField } from "../../kit/forms/field.tsx";
import { quantityToType } from "../../kit/forms/typed.ts";
import { useWords } from "../../words.tsx";
import { isHandedOver } from "../next-step.ts";
import { useOrder } from "../order-context.ts";
import { CarrierGuess } from "./fulfilment/carrier-guess.tsx";
import { partsTyped, toShip, type TypedParts } from "./parts.ts";
import { ParcelLines } from "./parcel-lines.tsx";
import { useVerb } from "./use-verb.ts";
import type { VerbProps } from "./verb-dialog.tsx";
import { VerbForm, type Tell } from "./verb-form.tsx";

interface Label {
  carrier: string;
  trackingNumber: string;
  trackingLink: string;
}

/** One parcel: what is in it, who takes it, under which number. What is not in it stays to ship. */
export function Ship({ onClose }: VerbProps) {
  const { t } = useWords();
  const { order } = useOrder();
  const { place } = useDesk();
  const words = t.verbs.ship;
  const isByHand = isHandedOver(order);
  const [tell, setTell] = useState<Tell>("customer");
  const ready = order.labels.find(({ state, mode }) => state === "ready" && mode === "live");
  const [parts, setParts] = useState<TypedParts>(() => (ready ? partsOf(ready, order, place.locale) : {}));
  const [label, setLabel] = useState<Label>(() => ({
    carrier: ready?.taker ?? carrierOf(order),
    trackingNumber: ready?.trackingNumber ?? "",
    trackingLink: "",
  }));
  const [error, setError] = useState<{ lineId?: string; text: string }>();
  const run = useVerb(isByHand ? words.donePickup : words.done, onClose);
  const submit = () => {
    const typed = partsTyped(order.lines, parts);
    if ("fault" in typed) {
      const left = formatQuantity((typed.left ?? 0) as Milli, place.locale);
      const text = { quantity: t.shell.errors.quantity, too_many: words.tooMany(left), nothing: words.nothing };
      return setError({ lineId: typed.lineId, text: text[typed.fault] });
    }
    const { trackingLink, ...named } = label;
    const link = trackingLink.trim() ? { trackingLink: trackingLink.trim() } : {};
    run.send({ path: `/orders/${order.id}/shipments`, body: { lines: typed.parts, ...named, ...link, tell } });
  };
  return (
    <Dialog open onClose={onClose} title={isByHand ? words.titlePickup : words.title}>
      <VerbForm
        verb="ship"
        run={run}
        submit={isByHand ? words.submitPickup : words.submit}
        tell={tell}
        onTell={setTell}
        onClose={onClose}
        onSubmit={submit}
      >
        <ParcelLines
          legend={isByHand ? words.whatPickup : words.what}
          lines={toShip(order.lines)}
          parts={parts}
          error={error}
          onChange={(lineId, quantity) => {
            setParts({ ...parts, [lineId]: quantity });
            setError(undefined);
          }}
        />
        {!isByHand && <LabelFields label={label} onChange={(part) => setLabel({ ...label, ...part })} />}
      </VerbForm>
    </Dialog>
  );
}

/** What the label that waits was made for: the rest stays. */
const partsOf = ({ lines }: LabelView, order: OrderPage, locale: string): TypedParts =>
  Object.fromEntries(
    toShip(order.lines).map(({ id }) => [
      id,
      quantityToType(lines.find(({ lineId }) => lineId === id)?.quantity ?? 0, locale),
    ]),
  );

const carrierOf = (order: OrderPage): string => order.deliveryMethod?.carrier ?? "";

function LabelFields({ label, onChange }: { label: Label; onChange: (part: Partial<Label>) => void }) {
  const { t } = useWords();
  const { order } = useOrder();
  const words = t.verbs.ship;
  const known = carrierNamed(label.carrier);
  const isUsual = label.carrier.trim() === carrierOf(order) && Boolean(order.deliveryMethod?.trackingUrl);
  const hasPage = known !== undefined && carriers[known].trackingUrl !== "";
  return (
    <>
      <div className="pair">
        <TextField
          label={words.carrier}
          need="optional"
          maxLength={80}
          value={label.carrier}
          onChange={(carrier) => onChange({ carrier })}
        />
        <TextField
          label={words.trackingNumber}
          need="optional"
          maxLength={80}
          spellCheck="off"
          value={label.trackingNumber}
          onChange={(trackingNumber) => onChange({ trackingNumber })}
        />
      </div>
      <CarrierGuess {...label} onChoose={(carrier) => onChange({ carrier })} />
      {isUsual ? (
        <p className="soft fine">{words.trackingHint}</p>
      ) : (
        <TextField
          label={words.trackingLink}
          need="optional"
          type="url"
          hint={hasPage ? words.trackingLinkKnown(carriers[known].name) : words.trackingLinkHint}
          maxLength={500}
          value={label.trackingLink}
          onChange={(trackingLink) => onChange({ trackingLink })}
        />
      )}
    </>
  );
}
