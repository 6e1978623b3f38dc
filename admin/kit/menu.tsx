import { Menu as Base } from "@base-ui/react/menu";
import type { ReactElement, ReactNode } from "react";
import { layers } from "./layers.ts";

/** One line of a menu: something to do, a page to open (`href`), or a rule between groups. */
export type MenuEntry =
  | { label: string; icon?: ReactNode; mark?: ReactNode; takes?: "away"; run: () => void }
  | { label: string; icon?: ReactNode; href: string; download?: "file" }
  | { heading: string }
  | "rule";

interface MenuProps {
  trigger: ReactElement;
  entries: readonly MenuEntry[];
  /** Needed when the trigger shows no text. */
  label?: string;
  align?: "start" | "end";
}

export function Menu({ trigger, entries, label, align = "end" }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} aria-label={label} />
      <MenuPopup entries={entries} align={align} />
    </Base.Root>
  );
}

/** What opens, for a menu whose button stands elsewhere. */
export function MenuPopup({ entries, align = "end" }: Pick<MenuProps, "entries" | "align">) {
  return (
    <Base.Portal container={layers}>
      <Base.Positioner className="layer" sideOffset={6} align={align}>
        <Base.Popup className="popup">{entries.map(drawn)}</Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}

function drawn(entry: MenuEntry, at: number) {
  if (entry === "rule") return <Base.Separator key={`rule ${at}`} className="rule" />;
  if ("heading" in entry)
    return (
      <div key={entry.heading} className="heading" role="presentation">
        {entry.heading}
      </div>
    );
  if ("href" in entry)
    return (
      <Base.LinkItem
        key={entry.label}
        className="item"
        href={entry.href}
        {...(entry.download ? { download: "" } : { target: "_blank", rel: "noreferrer" })}
      >
        {entry.icon}
        {entry.label}
      </Base.LinkItem>
    );
  return (
    <Base.Item key={entry.label} className={entry.takes ? "item takes" : "item"} onClick={entry.run}>
      {entry.icon}
      {entry.label}
      {entry.mark && <span className="mark">{entry.mark}</span>}
    </Base.Item>
  );
}
