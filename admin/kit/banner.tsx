import { CircleAlert, CircleCheck, Info } from "lucide-react";
import { useEffect, useRef, type ReactNode } from "react";
import { ApiError } from "../api.ts";
import { useWords } from "../words.tsx";

interface BannerProps {
  tone: "bad" | "warn" | "info" | "good";
  title: string;
  children?: ReactNode;
  /** Takes the focus when it appears, so that it is read where it stands. */
  focus?: "taken";
}

/** Something to know, next to what it is about. Stays until it is settled. */
export function Banner({ tone, title, children, focus }: BannerProps) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focus) ref.current?.focus();
  }, [focus, title]);
  const Sign = tone === "good" ? CircleCheck : tone === "info" ? Info : CircleAlert;
  return (
    <div ref={ref} className="banner" data-tone={tone} role={tone === "bad" ? "alert" : "status"} tabIndex={-1}>
      <Sign size={17} aria-hidden="true" />
      <div>
        <p className="strong">{title}</p>
        {children}
      </div>
    </div>
  );
}

/** Why it did not work and the way out, in words. Nothing while there is no error. */
export function ErrorBanner({ error, children }: { error: unknown; children?: ReactNode }) {
  const told = useTold(error);
  if (!told) return null;
  return (
    <Banner tone="bad" title={told.title} focus="taken">
      {told.hint && <p>{told.hint}</p>}
      {children}
    </Banner>
  );
}

/** An error in words: the server's, or ours when it could not be reached. */
export function useTold(error: unknown): { title: string; hint?: string | undefined } | undefined {
  const { t } = useWords();
  if (!error) return undefined;
  if (!(error instanceof ApiError)) return t.shell.errors.unexpected;
  const { title, hint } = error.problem;
  return title ? { title, hint } : t.shell.errors.unreachable;
}
