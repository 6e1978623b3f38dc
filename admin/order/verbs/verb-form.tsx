import { Link } from "@tanstack/react-router";
import { FileMinus, FileText, type LucideIcon, PackageCheck, TriangleAlert, ArchiveX } from "lucide-react";
import type { FormEvent, ReactNode } from "react";
import type { Action } from "../../../src/overview/order-page.ts";
import { useDesk } from "../../desk.tsx";
import { Banner, ErrorBanner } from "../../kit/banner.tsx";
import { Tick } from "../../kit/forms/field.tsx";
import { useWords, type Words } from "../../words.tsx";
import { useSentence } from "../history/sentence.tsx";
import type { Verb } from "../next-step.ts";
import { useOrder } from "../order-context.ts";
import type { ChangedMeanwhile, VerbRun } from "./use-verb.ts";

export type Tell = "customer" | "nobody";

interface VerbFormProps {
  verb: Verb;
  run: VerbRun;
  onSubmit: () => void;
  onClose: () => void;
  submit: string;
  /** The word on the button that leaves things as they are. */
  keep?: string;
  takes?: "away";
  tell?: Tell;
  onTell?: (tell: Tell) => void;
  /** The verb whose message would leave, when it is not the form's own. */
  toldBy?: Verb;
  /** Effects that do not follow from what is typed, such as the invoice of a part payment. */
  without?: Action["effects"];
  children?: ReactNode;
}

/** What every verb's form has: what will happen, whether the customer is told, what went wrong, and two buttons. */
export function VerbForm({ verb, run, onSubmit, onClose, children, ...props }: VerbFormProps) {
  const { t } = useWords();
  const { submit, keep, takes, tell, onTell, toldBy = verb, without = [] } = props;
  const isLocked = run.isSending || run.changed !== undefined;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!isLocked) onSubmit();
  };
  return (
    <form onSubmit={send} noValidate>
      <ErrorBanner error={run.error} />
      {run.changed && <Changes changed={run.changed} onAccept={run.acceptChanges} />}
      {children}
      <Effects verb={verb} tell={tell ?? "nobody"} without={without} />
      {tell && onTell && <TellChoice verb={toldBy} tell={tell} onTell={onTell} />}
      <div className="actions">
        <button type="button" className="button" onClick={onClose}>
          {keep ?? t.shell.cancel}
        </button>
        <button type="submit" className={takes ? "button danger" : "button next"} aria-disabled={isLocked}>
          {run.isSending ? t.verbs.working : submit}
        </button>
      </div>
    </form>
  );
}

/** Someone else was faster: what he did, with everything typed still there. */
export function Changes({ changed, onAccept }: { changed: ChangedMeanwhile; onAccept: () => void }) {
  const { t } = useWords();
  const { recent } = useDesk();
  const sentence = useSentence();
  return (
    <Banner tone="warn" title={t.verbs.changed.title} focus="taken">
      <p>{t.verbs.changed.text}</p>
      <ul>
        {changed.changes.map((change) => (
          <li key={change.id}>
            {[sentence(change).text, change.actor.name, recent(change.at)].filter(Boolean).join(" · ")}
          </li>
        ))}
      </ul>
      <button type="button" className="button small" onClick={onAccept}>
        {t.verbs.changed.retry}
      </button>
    </Banner>
  );
}

const effectIcons: Record<Exclude<Action["effects"][number], "customer" | "customer_off">, LucideIcon> = {
  invoice: FileText,
  credit_note: FileMinus,
  part_credit: FileMinus,
  stock_back: PackageCheck,
  money_kept: TriangleAlert,
  leaves_list: ArchiveX,
};

/** Said by the choice to tell the customer. */
const isTelling = (effect: Action["effects"][number]) => effect === "customer" || effect === "customer_off";

function Effects({ verb, tell, without }: { verb: Verb; tell: Tell; without: Action["effects"] }) {
  const { t } = useWords();
  const { money } = useDesk();
  const { order, action } = useOrder();
  const all = action(verb)?.effects ?? [];
  const effects = all.filter((effect) => !isTelling(effect) && !without.includes(effect));
  if (effects.length === 0) return null;
  const kept = money(order.captured - order.refunded, order.currency);
  return (
    <ul className="effects" aria-label={t.verbs.effects.label}>
      {effects.map((effect) => {
        if (isTelling(effect)) return null;
        const Icon = effectIcons[effect];
        return (
          <li key={effect}>
            <Icon size={16} aria-hidden="true" />
            <span>{effectText(effect, t, { tell: all.includes("customer_off") ? "nobody" : tell, kept })}</span>
          </li>
        );
      })}
    </ul>
  );
}

function effectText(effect: keyof typeof effectIcons, t: Words, { tell, kept }: { tell: Tell; kept: string }): string {
  const words = t.verbs.effects;
  if (effect === "invoice") return tell === "customer" ? words.invoice : words.invoiceQuiet;
  return effect === "money_kept" ? words.money_kept(kept) : words[effect];
}

/** The customer hears of it unless this is unticked; when he cannot, or the shop has switched the message off, that is said. */
function TellChoice({ verb, tell, onTell }: { verb: Verb; tell: Tell; onTell: (tell: Tell) => void }) {
  const { t } = useWords();
  const { shop } = useDesk();
  const { order, telling } = useOrder();
  const effects = telling(verb);
  if (effects?.includes("customer_off"))
    return (
      <Banner tone="warn" title={t.verbs.tell.off}>
        <Link className="link" to="/$shop/reglages/$part" params={{ shop: shop.slug, part: "messages" }}>
          {t.verbs.tell.offLink}
        </Link>
      </Banner>
    );
  if (!effects?.includes("customer")) return <p className="soft fine">{t.verbs.tell.impossible}</p>;
  return (
    <Tick
      label={t.verbs.tell.label}
      hint={tell === "customer" ? t.verbs.tell.to(order.customer.email) : t.verbs.tell.nobody}
      checked={tell === "customer"}
      onChange={(isTold) => onTell(isTold ? "customer" : "nobody")}
    />
  );
}
