import { Search, X } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { useHotkey } from "../../shell/hotkeys.ts";
import { useWords } from "../../words.tsx";

const pauseMilliseconds = 250;

interface SearchBoxProps {
  label: string;
  placeholder: string;
  /** What the address says. */
  q: string;
  onSearch: (q: string) => void;
}

/** Searches once the typing pauses; "/" leads here from anywhere on the page. */
export function SearchBox({ label, placeholder, q, onSearch }: SearchBoxProps) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [typed, type] = useTyped(q, onSearch);
  useHotkey(
    "/",
    useCallback(() => input.current?.focus(), []),
  );
  const clear = () => {
    type("");
    input.current?.focus();
  };
  return (
    <div className="search">
      <Search size={16} aria-hidden="true" />
      <input
        ref={input}
        type="search"
        className="input"
        aria-label={label}
        placeholder={placeholder}
        value={typed}
        spellCheck={false}
        autoComplete="off"
        maxLength={200}
        onChange={(event) => type(event.target.value)}
      />
      {typed ? (
        <button type="button" className="button bare icon small" aria-label={t.orders.clearSearch} onClick={clear}>
          <X size={15} />
        </button>
      ) : (
        <kbd aria-hidden="true">/</kbd>
      )}
    </div>
  );
}

/** What is typed runs ahead of the address, and follows it when it changes by itself, as with the back button. */
function useTyped(q: string, onSearch: (q: string) => void): [string, (text: string) => void] {
  const [typed, setTyped] = useState(q);
  const sent = useRef(q);
  const search = useRef(onSearch);
  useEffect(() => {
    search.current = onSearch;
  }, [onSearch]);
  useEffect(() => {
    if (q === sent.current) return;
    sent.current = q;
    setTyped(q);
  }, [q]);
  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = wanted;
      search.current(wanted);
    }, pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [typed]);
  return [typed, setTyped];
}
