import { useQuery } from "@tanstack/react-query";
import { Mail } from "lucide-react";
import { useDesk } from "../desk.tsx";
import { useWords } from "../words.tsx";
import { helpQuery } from "./help-queries.ts";

/** Whom to ask what the pages do not say; the letter begins with where the question came up. */
export function Support({ about }: { about: string }) {
  const { t } = useWords();
  const { shop } = useDesk();
  const { data } = useQuery(helpQuery(shop.slug));
  if (!data) return null;
  const subject = encodeURIComponent(t.help.mailSubject(about, shop.name));
  return (
    <section className="card">
      <header>
        <h2>{t.help.support}</h2>
      </header>
      <div className="body stack">
        <p>{data.support ? t.help.supportText : t.help.noSupport}</p>
        {data.support && (
          <a className="button" href={`mailto:${data.support}?subject=${subject}`}>
            <Mail size={16} aria-hidden="true" />
            {t.help.write}
          </a>
        )}
      </div>
    </section>
  );
}
