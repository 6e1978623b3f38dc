import { Archive, ArchiveRestore, Ban, Download, Ellipsis, FileText, Tag, X } from "lucide-react";
import { useState } from "react";
import type { OrderList } from "../../../src/overview/order-row.ts";
import { api } from "../../api.ts";
import { useDesk } from "../../desk.tsx";
import { Menu, type MenuEntry } from "../../kit/menu.tsx";
import { deskPath } from "../../queries.ts";
import { useWords } from "../../words.tsx";
import { exportFiles } from "../export-menu.tsx";
import { listQuery, type ListSearch } from "../list-search.ts";
import { BulkDialog, type BulkVerb } from "./bulk-dialog.tsx";
import { chosenMax, type Selection } from "./selection.ts";

interface BulkBarProps {
  selection: Selection;
  search: ListSearch;
  list: OrderList;
}

/** What can be done to all chosen orders. Stands at the foot of the window while one is chosen. */
export function BulkBar({ selection, search, list }: BulkBarProps) {
  const { t } = useWords();
  const [asked, setAsked] = useState<BulkVerb | null>(null);
  const { chosen, clear } = selection;
  const entries = useEntries({ selection, search, ask: setAsked });
  if (chosen.size === 0) return null;
  const trigger = (
    <button type="button" className="button">
      <Ellipsis size={16} aria-hidden="true" />
      {t.bulk.more}
    </button>
  );
  return (
    <section className="bulk" aria-label={t.bulk.label}>
      <output className="strong">{t.bulk.chosen(chosen.size)}</output>
      <button type="button" className="button bare icon small" aria-label={t.bulk.clear} onClick={clear}>
        <X size={16} aria-hidden="true" />
      </button>
      <WholeList selection={selection} search={search} list={list} />
      <div className="actions">
        <button type="button" className="button" onClick={() => setAsked("paid")}>
          {t.bulk.verbs.paid.label}
        </button>
        <button type="button" className="button" onClick={() => setAsked("shipped")}>
          {t.bulk.verbs.shipped.label}
        </button>
        <Menu trigger={trigger} entries={entries} />
      </div>
      {asked && (
        <BulkDialog verb={asked} orders={[...chosen.values()]} selection={selection} onClose={() => setAsked(null)} />
      )}
    </section>
  );
}

interface Asking extends Pick<BulkBarProps, "selection" | "search"> {
  ask: (verb: BulkVerb) => void;
}

function useEntries({ selection, search, ask }: Asking): MenuEntry[] {
  const { t } = useWords();
  const { shop, place } = useDesk();
  const words = t.bulk.verbs;
  const number = [...selection.chosen.values()].map((order) => order.number);
  const isPutAway = search.view === "archived" || search.view === "deleted";
  return [
    { label: words.status.label, icon: <Tag />, run: () => ask("status") },
    "rule",
    {
      label: t.bulk.slips,
      icon: <FileText />,
      href: deskPath(shop.slug, `/orders/packing-slips.pdf?number=${number.join(",")}`),
    },
    ...exportFiles(listQuery({ ...(search.view && { view: search.view }) }), {
      shop: shop.slug,
      locale: place.locale,
      number,
    }).map(({ format, href }) => ({
      label: t.bulk.export(format),
      icon: <Download />,
      href,
      download: "file" as const,
    })),
    "rule",
    isPutAway
      ? { label: words.restore.label, icon: <ArchiveRestore />, run: () => ask("restore") }
      : { label: words.archive.label, icon: <Archive />, run: () => ask("archive") },
    { label: words.cancel.label, icon: <Ban />, takes: "away", run: () => ask("cancel") },
  ];
}

/** Once the whole page is chosen: the rest of the list too, as far as the server takes it. */
function WholeList({ selection, search, list }: BulkBarProps) {
  const { t } = useWords();
  const { shop } = useDesk();
  const isPage = list.orders.every((order) => selection.chosen.has(order.id));
  const hasMore = list.nextCursor !== null || list.previousCursor !== null;
  if (!isPage || !hasMore || selection.chosen.size > list.orders.length) return null;
  const choose = async () => {
    const query = listQuery({ ...search, cursor: undefined });
    const all = await api<OrderList>(deskPath(shop.slug, `/orders?limit=${chosenMax}${query && `&${query}`}`));
    selection.choose(all.orders);
  };
  return (
    <button type="button" className="link" onClick={() => void choose().catch(() => selection.choose(list.orders))}>
      {t.bulk.chooseList(chosenMax)}
    </button>
  );
}
