import { useState } from "react";
import { useWords } from "../../words.tsx";
import type { usePreview } from "./use-text.ts";

const looks = ["wide", "phone", "plain"] as const;

/** The message as it would arrive, on a computer, on a phone, or where no layout is shown. */
export function TextPreview({ preview }: { preview: ReturnType<typeof usePreview> }) {
  const { t } = useWords();
  const [look, setLook] = useState<(typeof looks)[number]>("wide");
  const { data, error } = preview;
  return (
    <section className="card trying" aria-label={t.texts.preview}>
      <header>
        <h2>{t.texts.preview}</h2>
        {data && <span className="soft fine">{t.texts.previewFor(data.reference)}</span>}
      </header>
      <div className="body stack wide">
        <div className="row looks">
          {looks.map((one) => (
            <button
              key={one}
              type="button"
              className="button small"
              aria-pressed={one === look}
              onClick={() => setLook(one)}
            >
              {t.texts.looks[one]}
            </button>
          ))}
        </div>
        {data && <p className="strong">{data.subject}</p>}
        {data && look === "plain" && <pre className="token plain">{data.text}</pre>}
        {data && look !== "plain" && (
          <iframe
            className={look === "phone" ? "letter narrow" : "letter"}
            title={data.subject}
            srcDoc={data.html}
            sandbox=""
          />
        )}
        {error && <p className="soft fine">{t.texts.wrongTitle}</p>}
      </div>
    </section>
  );
}
