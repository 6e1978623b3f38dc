import { Printer } from "lucide-react";
import { useState, type FormEvent } from "react";
import type { LabelView } from "../../../src/shipping/labels/label.ts";
import { useDesk } from "../../desk.tsx";
import { Badge } from "../../kit/badge.tsx";
import { Banner, ErrorBanner } from "../../kit/banner.tsx";
import { TextField } from "../../kit/forms/field.tsx";
import { deskPath } from "../../queries.ts";
import { useWords, type Words } from "../../words.tsx";
import { useOrder } from "../order-context.ts";
import { useAnswers, useResolveLabel } from "./use-labels.ts";

interface LabelProps {
  label: LabelView;
}

/** The labels that wait for something: for the carrier, for the merchant, or for their parcel. Those that left are with it. */
export function Labels() {
  const { order } = useOrder();
  useAnswers();
  const last = order.labels.at(-1);
  return order.labels.map((label) => {
    switch (label.state) {
      case "asked":
      case "sending":
        return <Asking key={label.id} label={label} />;
      case "made":
        return <Awaited key={label.id} label={label} />;
      case "ready":
        return <Ready key={label.id} label={label} />;
      case "unknown":
        return <Lost key={label.id} label={label} />;
      case "refused":
        return label === last && <Refused key={label.id} label={label} />;
      case "shipped":
      case "dropped":
        return null;
    }
  });
}

/** Opens the document a label is printed from; nothing where the carrier never gave it. */
export function LabelDocument({ label }: LabelProps) {
  const { t } = useWords();
  const { shop } = useDesk();
  const { order } = useOrder();
  if (!label.hasDocument) return null;
  const path = deskPath(shop.slug, `/orders/${order.id}/labels/${label.id}/document.pdf`);
  return (
    <a className="button small" href={path} target="_blank" rel="noreferrer">
      <Printer size={15} aria-hidden="true" />
      {t.carriers.label.open}
    </a>
  );
}

function Asking({ label }: LabelProps) {
  const { t } = useWords();
  return (
    <p className="parcel soft">
      <output>{t.carriers.label.asking(label.maker)}</output>
    </p>
  );
}

function Awaited({ label }: LabelProps) {
  const { t } = useWords();
  const words = t.carriers.label;
  const resolve = useResolveLabel(label, words.numberDone);
  const drop = useResolveLabel(label, words.dropped);
  const isBusy = resolve.isPending || drop.isPending;
  return (
    <div className="parcel">
      <Banner tone="info" title={words.awaited([label.maker, label.trackingNumber].filter(Boolean).join(" "))}>
        <p>{words.awaitedText}</p>
        <ErrorBanner error={resolve.error ?? drop.error} />
        <div className="row">
          {label.trackingNumber && (
            <button
              type="button"
              className="button small"
              aria-disabled={isBusy}
              onClick={() => !isBusy && resolve.mutate({ trackingNumber: label.trackingNumber })}
            >
              {words.withoutDocument}
            </button>
          )}
          <button
            type="button"
            className="button small"
            aria-disabled={isBusy}
            onClick={() => !isBusy && drop.mutate(null)}
          >
            {words.notUsed}
          </button>
        </div>
      </Banner>
    </div>
  );
}

function Ready({ label }: LabelProps) {
  const { t } = useWords();
  const { action } = useOrder();
  const words = t.carriers.label;
  const drop = useResolveLabel(label, words.dropped);
  return (
    <div className="parcel stack">
      <ErrorBanner error={drop.error} />
      <div className="row">
        <h3 className="strong">{words.ready(label.taker)}</h3>
        <span>{label.trackingNumber}</span>
        {label.mode === "test" && (
          <Badge tone="warn" progress="empty">
            {words.test}
          </Badge>
        )}
        <span className="push" />
        <button
          type="button"
          className="button small bare"
          aria-disabled={drop.isPending}
          onClick={() => !drop.isPending && drop.mutate(null)}
        >
          {words.notUsed}
        </button>
        <LabelDocument label={label} />
      </div>
      <p className="soft fine">
        {label.mode === "test" ? words.readyTrial : action("ship") ? words.readyText : words.readyUnused}
      </p>
    </div>
  );
}

/** Nobody knows whether it was made: the one thing only a person can find out. */
function Lost({ label }: LabelProps) {
  const { t } = useWords();
  const words = t.carriers.label;
  const [number, setNumber] = useState("");
  const [isTried, setTried] = useState(false);
  const say = useResolveLabel(label, words.numberDone);
  const drop = useResolveLabel(label, words.dropped);
  const isBusy = say.isPending || drop.isPending;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (number.trim() && !isBusy) say.mutate({ trackingNumber: number.trim() });
  };
  return (
    <div className="parcel">
      <Banner tone="warn" title={words.lost(label.maker)}>
        <p>{words.lostText(label.maker)}</p>
        <ErrorBanner error={say.error ?? drop.error} />
        <form className="stack" onSubmit={submit} noValidate>
          <TextField
            label={words.number}
            maxLength={80}
            spellCheck="off"
            value={number}
            error={isTried && !number.trim() ? t.shell.errors.required : undefined}
            onChange={setNumber}
          />
          <div className="row">
            <button type="submit" className="button small" aria-disabled={isBusy}>
              {words.numberSubmit}
            </button>
            <button
              type="button"
              className="button small"
              aria-disabled={isBusy}
              onClick={() => !isBusy && drop.mutate(null)}
            >
              {words.none}
            </button>
          </div>
        </form>
      </Banner>
    </div>
  );
}

function Refused({ label }: LabelProps) {
  const { t } = useWords();
  const { action, ask } = useOrder();
  const words = t.carriers.label;
  if (!action("make_label")) return null;
  return (
    <div className="parcel">
      <Banner tone="bad" title={words.refused(label.maker)}>
        <p>{whyOf(label, words)}</p>
        <button type="button" className="button small" onClick={() => ask({ verb: "make_label" })}>
          {words.again}
        </button>
      </Banner>
    </div>
  );
}

/** Whose no it was, in words; the carrier's own are quoted. */
function whyOf({ fault, why }: LabelView, { whys }: Words["carriers"]["label"]): string {
  if (fault === "refused") return whys.refused(why);
  const said = whys[(fault === "unfit" ? why : fault) as keyof typeof whys];
  return typeof said === "string" ? said : whys.other(why);
}
