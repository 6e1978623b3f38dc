import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { useWords } from "../words.tsx";
import { useTold } from "./banner.tsx";

/** The top of a page: its title, and what can be done with all of it. */
export function PageHead({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <header className="head">
      <div className="title">
        <h1>{title}</h1>
      </div>
      {children && <div className="actions">{children}</div>}
    </header>
  );
}

interface EmptyProps {
  icon: LucideIcon;
  title: string;
  text?: string;
  /** Instead of the page: its title is the page's. */
  alone?: "page";
  children?: ReactNode;
}

/** Nothing to show: why, and what to do about it. */
export function Empty({ icon: Icon, title, text, alone, children }: EmptyProps) {
  return (
    <div className="empty">
      <Icon size={32} strokeWidth={1.5} aria-hidden="true" />
      {alone ? <h1>{title}</h1> : <h2>{title}</h2>}
      {text && <p>{text}</p>}
      {children}
    </div>
  );
}

/** What a page shows while it loads, and when it could not. */
export function Waiting({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useWords();
  const told = useTold(error);
  if (!told)
    return (
      <output className="skeleton block">
        <span className="aloud">{t.shell.loading}</span>
      </output>
    );
  return (
    <div className="card">
      <div className="empty" role="alert">
        <h2>{told.title}</h2>
        {told.hint && <p>{told.hint}</p>}
        <button type="button" className="button" onClick={onRetry}>
          {t.shell.retry}
        </button>
      </div>
    </div>
  );
}
