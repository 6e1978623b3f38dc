import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { useRef, useState, type FormEvent } from "react";
import type { OrderPage } from "../../src/overview/order-page.ts";
import type { SettingsView } from "../../src/shops/settings.ts";
import { useDesk } from "../desk.tsx";
import { Banner, ErrorBanner } from "../kit/banner.tsx";
import { focusFirstFault, refusedFields } from "../kit/forms/faults.ts";
import { SaveBar } from "../kit/forms/save-bar.tsx";
import { useUnsaved } from "../kit/forms/unsaved.tsx";
import { Waiting } from "../kit/page.tsx";
import type { OrderFaults } from "../manual-order/order-form.ts";
import { OrderContext, useOpenOrder } from "../order/order-context.ts";
import { changesIn } from "../order/verbs/use-verb.ts";
import { Changes, type Tell } from "../order/verbs/verb-form.tsx";
import { orderQuery, settingsQuery } from "../queries.ts";
import { useTitle } from "../shell/title.ts";
import { useWords } from "../words.tsx";
import { BuyerFields, PlaceFields } from "./buyer-fields.tsx";
import { changesOf, rebased, typedOf, type TypedEdit } from "./edit-form.ts";
import { Effects } from "./effects.tsx";
import { LinesCard } from "./lines-card.tsx";
import { PriceFields } from "./price-fields.tsx";
import { usePreview, useSaveEdit } from "./use-edit.ts";

export interface PartProps {
  typed: TypedEdit;
  order: OrderPage;
  settings: SettingsView;
  onChange: (part: Partial<TypedEdit>) => void;
  /** The sentence of a field's fault; undefined when it has none. */
  wrong: (field: string) => string | undefined;
}

const route = getRouteApi("/$shop/commandes/$id/modifier");

export function EditPage() {
  const { t } = useWords();
  const { shop } = useDesk();
  const { id } = route.useParams();
  const order = useQuery(orderQuery(shop.slug, id));
  const settings = useQuery(settingsQuery(shop.slug));
  useTitle(t.verbs.edit.label);
  if (order.data && settings.data)
    return <EditOf key={order.data.id} order={order.data} settings={settings.data} refetch={order.refetch} />;
  return (
    <div className="page order">
      <Waiting error={order.error ?? settings.error} onRetry={() => void order.refetch()} />
    </div>
  );
}

interface EditOfProps {
  order: OrderPage;
  settings: SettingsView;
  refetch: () => Promise<{ data?: OrderPage | undefined }>;
}

/** The order as it was when the page was opened stays under the hand, whatever happens to it meanwhile. */
function EditOf({ order: latest, settings, refetch }: EditOfProps) {
  const { place } = useDesk();
  const [order, setOrder] = useState(latest);
  const [typed, setTyped] = useState(() => typedOf(latest, place.locale));
  const { open } = useOpenOrder(order);
  const catchUp = async () => {
    const { data: now } = await refetch();
    if (!now) return;
    setTyped((mine) => rebased(mine, typedOf(order, place.locale), typedOf(now, place.locale)));
    setOrder(now);
  };
  return (
    <OrderContext value={open}>
      <EditForm {...{ order, settings, typed, setTyped }} onCatchUp={() => void catchUp()} />
    </OrderContext>
  );
}

interface EditFormProps extends Pick<PartProps, "order" | "settings" | "typed"> {
  setTyped: (change: (before: TypedEdit) => TypedEdit) => void;
  onCatchUp: () => void;
}

function EditForm({ order, settings, typed, setTyped, onCatchUp }: EditFormProps) {
  const { t } = useWords();
  const form = useRef<HTMLFormElement>(null);
  const { isChanged, read, saving, shown, changed, saying, say, faults, ...editing } = useEditing(order, typed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // Enter in the search for a product chooses nothing yet.
    if (document.activeElement?.getAttribute("type") === "search") return;
    editing.submit();
    if ("faults" in read) focusFirstFault(form.current);
  };
  const change = (next: (before: TypedEdit) => TypedEdit) => {
    setTyped(next);
    editing.forget();
  };
  const accept = () => {
    editing.forget();
    onCatchUp();
  };
  const refused = refusedFields(saving.error, t.shell.errors.refused);
  const wrong = (field: string) =>
    faults[field] ? { ...t.shell.errors, ...t.manualOrder.faults }[faults[field]] : refused[field];
  const onChange = (part: Partial<TypedEdit>) => change((before) => ({ ...before, ...part }));
  const parts = { typed, order, settings, onChange, wrong };
  return (
    <form ref={form} className="page order" onSubmit={submit} noValidate>
      <Head order={order} />
      {!order.actions.some(({ verb }) => verb === "edit") && <Banner tone="warn" title={t.edit.closed} />}
      {changed && <Changes changed={changed} onAccept={accept} />}
      <ErrorBanner error={saving.error ?? (changed ? undefined : shown.error)} />
      <div className="columns">
        <div className="column">
          <LinesCard {...parts} />
          <PriceFields {...parts} />
          <BuyerFields {...parts} />
          <PlaceFields {...parts} />
        </div>
        <aside className="column follows" aria-label={t.edit.effects}>
          <Effects {...{ order, shown, saying, isChanged }} onSay={say} />
        </aside>
      </div>
      <SaveBar isChanged={isChanged} isSaving={saving.isSaving} onDiscard={() => change(() => editing.base)} />
      {editing.leaving}
    </form>
  );
}

/** What is typed, read and previewed, and how it is saved. */
function useEditing(order: OrderPage, typed: TypedEdit) {
  const { place } = useDesk();
  const [faults, setFaults] = useState<OrderFaults>({});
  const [saying, say] = useState<{ reason: string; tell: Tell }>({ reason: "", tell: "customer" });
  const saving = useSaveEdit(order);
  const base = typedOf(order, place.locale);
  const isChanged = JSON.stringify(typed) !== JSON.stringify(base);
  const read = changesOf(typed, order, place.locale);
  const shown = usePreview(order, isChanged && "changes" in read && !saving.isLeaving ? read.changes : undefined);
  const changed = saving.changed ?? changesIn(shown.error);
  const leaving = useUnsaved(isChanged && !saving.isSaving && !saving.isLeaving);
  const forget = () => {
    setFaults({});
    saving.forget();
  };
  const submit = () => {
    setFaults("faults" in read ? read.faults : {});
    if ("faults" in read || changed) return;
    const isSeen = shown.preview && !shown.isBehind;
    saving.save({ ...read.changes, ...saying, ...(isSeen && { expectedTotal: shown.preview?.after.total }) });
  };
  return { base, isChanged, read, saving, shown, changed, saying, say, faults, leaving, forget, submit };
}

function Head({ order }: { order: OrderPage }) {
  const { t } = useWords();
  const { shop } = useDesk();
  return (
    <header className="head">
      <Link
        className="button bare icon"
        to="/$shop/commandes/$id"
        params={{ shop: shop.slug, id: order.id }}
        aria-label={t.edit.back}
      >
        <ChevronLeft size={18} aria-hidden="true" />
      </Link>
      <div className="title">
        <h1>{t.edit.title(order.reference)}</h1>
        <p className="soft fine">{t.edit.about}</p>
      </div>
    </header>
  );
}
