import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { useRef, useState, type FormEvent } from "react";
import type { SettingsView } from "../../src/shops/settings.ts";
import { useDesk } from "../desk.tsx";
import { ErrorBanner } from "../kit/banner.tsx";
import { TextField, Tick } from "../kit/forms/field.tsx";
import { focusFirstFault, refusedFields } from "../kit/forms/faults.ts";
import { SaveBar } from "../kit/forms/save-bar.tsx";
import { useUnsaved } from "../kit/forms/unsaved.tsx";
import { Waiting } from "../kit/page.tsx";
import { settingsQuery } from "../queries.ts";
import { useTitle } from "../shell/title.ts";
import { useWords } from "../words.tsx";
import { CustomerFields } from "./customer-fields.tsx";
import { DeliveryFields } from "./delivery-fields.tsx";
import { LineFields } from "./line-fields.tsx";
import { bodyOf, newOrder, type OrderFaults, type TypedOrder } from "./order-form.ts";
import { Totals } from "./totals.tsx";
import { usePlaceOrder } from "./use-place-order.ts";

export interface PartProps {
  typed: TypedOrder;
  settings: SettingsView;
  onChange: (part: Partial<TypedOrder>) => void;
  /** The sentence of a field's fault; undefined when it has none. */
  wrong: (field: string) => string | undefined;
}

export function ManualOrderPage() {
  const { t } = useWords();
  const { shop } = useDesk();
  const { data, error, refetch } = useQuery(settingsQuery(shop.slug));
  useTitle(t.manualOrder.title);
  if (data) return <OrderForm settings={data} />;
  return (
    <div className="page narrow">
      <Waiting error={error} onRetry={() => void refetch()} />
    </div>
  );
}

function OrderForm({ settings }: { settings: SettingsView }) {
  const { t } = useWords();
  const [typed, setTyped] = useState(newOrder);
  const [faults, setFaults] = useState<OrderFaults>({});
  const form = useRef<HTMLFormElement>(null);
  const placing = usePlaceOrder();
  const isChanged = JSON.stringify(typed) !== JSON.stringify(newOrder);
  const leaving = useUnsaved(isChanged && !placing.isSending && !placing.isLeaving);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // Enter in the search for a product chooses nothing yet.
    if (document.activeElement?.getAttribute("type") === "search") return;
    const sent = bodyOf(typed, settings);
    setFaults("faults" in sent ? sent.faults : {});
    if ("body" in sent) placing.send(sent.body);
    else focusFirstFault(form.current);
  };
  const change = (part: Partial<TypedOrder>) => {
    setTyped((before) => ({ ...before, ...part }));
    setFaults({});
  };
  const refused = refusedFields(placing.error, t.shell.errors.refused);
  const wrong = (field: string) =>
    faults[field] ? { ...t.shell.errors, ...t.manualOrder.faults }[faults[field]] : refused[field];
  const parts = { typed, settings, onChange: change, wrong };
  return (
    <form ref={form} className="page narrow" onSubmit={submit} noValidate>
      <Head />
      <ErrorBanner error={placing.error} />
      <CustomerFields {...parts} />
      <LineFields {...parts} />
      <DeliveryFields {...parts} />
      <Totals typed={typed} settings={settings} />
      <Saying {...parts} />
      <SaveBar
        isChanged={isChanged}
        isSaving={placing.isSending}
        isNew={t.manualOrder.title}
        onDiscard={() => setTyped(newOrder)}
      />
      {leaving}
    </form>
  );
}

function Head() {
  const { t } = useWords();
  const { shop } = useDesk();
  return (
    <header className="head">
      <Link className="button bare icon" to="/$shop/commandes" params={{ shop: shop.slug }} aria-label={t.order.back}>
        <ChevronLeft size={18} aria-hidden="true" />
      </Link>
      <div className="title">
        <h1>{t.manualOrder.title}</h1>
        <p className="soft fine">{t.manualOrder.about}</p>
      </div>
    </header>
  );
}

/** What the customer said, and whether he is written to. */
function Saying({ typed, onChange, wrong }: PartProps) {
  const { t } = useWords();
  const words = t.manualOrder;
  const email = typed.email.trim();
  const isTold = typed.isTold && email !== "";
  return (
    <section className="card">
      <header>
        <h2>{words.saying}</h2>
      </header>
      <div className="body stack wide">
        <TextField
          label={t.order.message}
          need="optional"
          lines={2}
          maxLength={2_000}
          value={typed.customerMessage}
          error={wrong("customerMessage")}
          onChange={(customerMessage) => onChange({ customerMessage })}
        />
        <Tick
          label={words.tell}
          hint={isTold ? t.verbs.tell.to(email) : email ? t.verbs.tell.nobody : words.tellImpossible}
          checked={isTold}
          disabled={!email}
          onChange={(isChosen) => onChange({ isTold: isChosen })}
        />
      </div>
    </section>
  );
}
