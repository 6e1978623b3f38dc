import {
  Archive,
  ArchiveRestore,
  Ban,
  Check,
  CheckCheck,
  CreditCard,
  Ellipsis,
  FileMinus,
  FileText,
  HandCoins,
  Mail,
  PackageCheck,
  PackageOpen,
  PackageX,
  Printer,
  Send,
  Tag,
  Trash2,
  Truck,
  Undo,
  Undo2,
  type LucideIcon,
} from "lucide-react";
import { Menu, type MenuEntry } from "../kit/menu.tsx";
import { useWords, type Words } from "../words.tsx";
import type { Verb } from "./next-step.ts";
import { useOrder, type OpenOrder } from "./order-context.ts";

const icons: Partial<Record<Verb, LucideIcon>> = {
  record_payment: CreditCard,
  reverse_payment: Undo2,
  ask_payment: HandCoins,
  confirm_payment: Send,
  prepare: PackageOpen,
  make_label: Printer,
  ship: Truck,
  deliver: Check,
  complete: CheckCheck,
  choose_status: Tag,
  cancel: Ban,
  archive: Archive,
  restore: ArchiveRestore,
  delete: Trash2,
  issue_invoice: FileText,
  credit_invoice: FileMinus,
  credit_refund: FileMinus,
  write: Mail,
  ready: PackageCheck,
  accept_free: Check,
  hold_free: Undo,
  send_out: Truck,
  unsend_out: Undo,
  withhold: PackageX,
  return: Undo2,
  unready: Undo,
  undeliver: Undo,
  unwithhold: Undo,
  unreturn: Undo,
  unprepare: Undo,
  reopen: Undo,
  refund: Undo2,
};

/** What the verb is called on this order: a parcel is shipped, a pickup is handed over. */
function labelOf(verb: Verb, order: OpenOrder["order"], t: Words): string {
  if (verb === "ship") {
    const kind = order.deliveryMethod?.kind;
    if (kind === "pickup") return t.verbs.ship.labelPickup;
    return kind === "local_delivery" ? t.verbs.ship.labelLocal : t.verbs.ship.label;
  }
  if (verb === "restore" && order.life === "archived") return t.verbs.restore.labelArchived;
  return verb === "note" ? t.order.note.title : t.verbs[verb].label;
}

/** The only filled button of the page; on a phone it stays under the thumb. */
export function NextStep() {
  const { t } = useWords();
  const { order, next, ask } = useOrder();
  if (!next) return null;
  const Icon = icons[next];
  return (
    <div className="step">
      <button type="button" className="button next" onClick={() => ask({ verb: next })}>
        {Icon && <Icon size={16} aria-hidden="true" />}
        {labelOf(next, order, t)}
      </button>
    </div>
  );
}

const inMenu: readonly (Verb | "rule")[] = [
  "prepare",
  "ready",
  "send_out",
  "make_label",
  "ship",
  "deliver",
  "choose_status",
  "return",
  "withhold",
  "unprepare",
  "unready",
  "unsend_out",
  "undeliver",
  "unwithhold",
  "unreturn",
  "rule",
  "accept_free",
  "hold_free",
  "record_payment",
  "ask_payment",
  "ask_deposit",
  "drop_deposit",
  "confirm_payment",
  "issue_invoice",
  "credit_refund",
  "credit_invoice",
  "reverse_payment",
  "refund",
  "rule",
  "write",
  "rule",
  "complete",
  "archive",
  "restore",
  "reopen",
  "rule",
  "cancel",
  "delete",
];
const takesAway: ReadonlySet<Verb> = new Set(["cancel", "delete"]);

/** Everything that may be done now but the next step, which stands apart. */
function otherVerbs(open: OpenOrder, t: Words): MenuEntry[] {
  const others = inMenu.filter((verb) => verb !== open.next);
  return withoutLooseRules(others.flatMap((verb) => (verb === "rule" ? ["rule"] : entryOf(verb, open, t))));
}

/** The next step first, then everything else: for a menu that stands alone. */
export function allVerbs(open: OpenOrder, t: Words): MenuEntry[] {
  const first = open.next ? entryOf(open.next, open, t) : [];
  return withoutLooseRules([...first, "rule", ...otherVerbs(open, t)]);
}

export function MoreVerbs() {
  const { t } = useWords();
  const entries = otherVerbs(useOrder(), t);
  if (entries.length === 0) return null;
  const trigger = (
    <button type="button" className="button icon">
      <Ellipsis size={16} aria-hidden="true" />
    </button>
  );
  return <Menu trigger={trigger} label={t.shell.more} entries={entries} />;
}

function entryOf(verb: Verb, { order, action, ask }: OpenOrder, t: Words): MenuEntry[] {
  if (!action(verb) || (verb === "record_payment" && order.due <= 0)) return [];
  const Icon = icons[verb];
  return [
    {
      label: labelOf(verb, order, t),
      icon: Icon && <Icon />,
      ...(takesAway.has(verb) && { takes: "away" as const }),
      run: () => ask({ verb }),
    },
  ];
}

/** A rule stands between two entries, never alone, first or last. */
function withoutLooseRules(entries: readonly MenuEntry[]): MenuEntry[] {
  return entries.filter((entry, at) => {
    if (entry !== "rule") return true;
    const before = entries.slice(0, at).findLast((one) => one !== "rule");
    return before !== undefined && entries[at + 1] !== "rule" && at < entries.length - 1;
  });
}

/** A verb beside what it is about; nothing when it may not be asked, or is the next step and stands at the top. */
export function VerbButton({ verb, look = "" }: { verb: Verb; look?: "" | "bare" }) {
  const { t } = useWords();
  const { order, action, next, ask } = useOrder();
  if (!action(verb) || verb === next) return null;
  return (
    <button type="button" className={`button small ${look}`} onClick={() => ask({ verb })}>
      {labelOf(verb, order, t)}
    </button>
  );
}
