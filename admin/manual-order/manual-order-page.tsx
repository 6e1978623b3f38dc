import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { useRef, useState, type FormEvent } from "react";
import type { LeftCartPage } from "../../src/overview/left-carts/left-cart-row.ts";
import type { SettingsView } from "../../src/shops/settings.ts";
import { useDesk } from "../desk.tsx";
import { ErrorBanner } from "../kit/banner.tsx";
import { TextField, Tick } from "../kit/forms/field.tsx";
import { focusFirstFault, refusedFields } from "../kit/forms/faults.ts";
import { SaveBar } from "../kit/forms/save-bar.tsx";
import { useUnsaved } from "../kit/forms/unsaved.tsx";
import { Waiting } from "../kit/page.tsx";
import { leftCartQuery, settingsQuery } from "../queries.ts";
import { useTitle } from "../shell/title.ts";
import { useWords } from "../words.tsx";
import { CustomerFields } from "./customer-fields.tsx";
import { DeliveryFields } from "./delivery-fields.tsx";
import { LineFields } from "./line-fields.tsx";
import { bodyOf, newOrder, type OrderFaults, type TypedOrder } from "./order-form.ts";
import { orderOfBasket } from "./of-basket.ts";
import { Totals } from "./totals.tsx";
import { usePlaceOrder } from "./use-place-order.ts";

const route = getRouteApi("/$shop/commandes/nouvelle");

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
  const { panier } = route.useSearch();
  const { data, error, refetch } = useQuery(settingsQuery(shop.slug));
  const basket = useBasket(panier);
  useTitle(t.manualOrder.title);
  if (data && !basket.isAwaited)
    return <OrderForm key={panier} settings={data} basket={basket.found} error={basket.error} />;
  return (
    <div className="page narrow">
      <Waiting error={error} onRetry={() => void refetch()} />
    </div>
  );
}

interface OrderFormProps {
  settings: SettingsView;
  /** Somebody's basket left behind, that the order is made of. */
  basket: LeftCartPage | undefined;
  /** Why the basket could not be had. */
  error: unknown;
}

function OrderForm({ settings, basket, error }: OrderFormProps) {
  const { t } = useWords();
  const { place } = useDesk();
  const [start] = useState(() => (basket ? orderOfBasket(basket, { ...settings, locale: place.locale }) : newOrder));
  const [typed, setTyped] = useState(start);
  const [faults, setFaults] = useState<OrderFaults>({});
  const form = useRef<HTMLFormElement>(null);
  const placing = usePlaceOrder();
  const isChanged = basket !== undefined || JSON.stringify(typed) !== JSON.stringify(start);
  const leaving = useUnsaved(isChanged && !placing.isSending && !placing.isLeaving);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // Enter in the search for a product chooses nothing yet.
    if (document.activeElement?.getAttribute("type") === "search") return;
    const sent = bodyOf(typed, settings);
    setFaults("faults" in sent ? sent.faults : {});
    if ("body" in sent) placing.send({ ...sent.body, ...(basket && { cartId: basket.id }) });
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
      <Head basket={basket} />
      <ErrorBanner error={placing.error ?? error} />
      <CustomerFields {...parts} />
      <LineFields {...parts} />
      <DeliveryFields {...parts} />
      <Totals typed={typed} settings={settings} />
      <Saying {...parts} />
      <SaveBar
        isChanged={isChanged}
        isSaving={placing.isSending}
        isNew={t.manualOrder.title}
        onDiscard={() => setTyped(start)}
      />
      {leaving}
    </form>
  );
}

/** The basket the address names, if it names one. */
function useBasket(id: string | undefined) {
  const { shop } = useDesk();
  const { data, error, isLoading } = useQuery({ ...leftCartQuery(shop.slug, id ?? ""), enabled: id !== undefined });
  return { found: data, error, isAwaited: isLoading };
}

function Head({ basket }: { basket: LeftCartPage | undefined }) {
  const { t } = useWords();
  const { shop } = useDesk();
  return (
    <header className="head">
      <Link className="button bare icon" to="/$shop/commandes" params={{ shop: shop.slug }} aria-label={t.order.back}>
        <ChevronLeft size={18} aria-hidden="true" />
      </Link>
      <div className="title">
        <h1>{t.manualOrder.title}</h1>
        <p className="soft fine">{basket ? t.baskets.fromBasket(basket.contact.name) : t.manualOrder.about}</p>
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
