import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { useWords } from "../words.tsx";

/** Copies a text; the sign turns into a tick for a moment, and the change is read aloud. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const { t } = useWords();
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  };
  return (
    <button
      type="button"
      className="button bare icon small"
      aria-label={t.shell.copyOf(what)}
      onClick={() => void copy()}
    >
      {isCopied ? <Check size={15} /> : <Copy size={15} />}
      <output className="aloud">{isCopied ? t.shell.copied : ""}</output>
    </button>
  );
}
