import type { ReactNode } from "react";
import { useEffect } from "react";
import mark from "../carnet.svg";
import { languageNames, useWords } from "../words.tsx";

/** The frame of the pages before anybody is in: the mark, a title, and the choice of the language. */
export function Entrance({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  const { t, language, change } = useWords();
  useEffect(() => {
    document.title = t.shell.title(title, "Carnet");
  }, [title, t]);
  const other = language === "fr" ? "en" : "fr";
  return (
    <main className="entrance">
      <header>
        <img className="mark" src={mark} alt="Carnet" width={48} height={48} />
        <h1>{title}</h1>
        <p className="soft">{lead}</p>
      </header>
      {children}
      <footer>
        <button type="button" className="link" lang={other} onClick={() => void change(other)}>
          {languageNames[other]}
        </button>
      </footer>
    </main>
  );
}
