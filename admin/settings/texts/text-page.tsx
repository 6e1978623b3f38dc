import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { useDesk } from "../../desk.tsx";
import { SelectField } from "../../kit/forms/field.tsx";
import { PageHead, Waiting } from "../../kit/page.tsx";
import { useTitle } from "../../shell/title.ts";
import { useWords } from "../../words.tsx";
import { TextEditor } from "./text-editor.tsx";
import { textPath, textQuery, textsQuery, type Place } from "./text.ts";

const route = getRouteApi("/$shop/reglages/messages/$audience/$kind/$language");

/** The words of one message in one language, with what they give beside them. */
export function TextPage() {
  const { t } = useWords();
  const { shop } = useDesk();
  const place = route.useParams() as Place & { shop: string };
  const { data, error, refetch } = useQuery(textQuery(shop.slug, place));
  useTitle(t.texts.title);
  return (
    <div className="page">
      <PageHead title={t.mailbox.messages.kinds[place.kind] ?? t.texts.title}>
        <Link className="button" to="/$shop/reglages/$part" params={{ shop: shop.slug, part: "messages" }}>
          <ArrowLeft size={15} aria-hidden="true" />
          {t.texts.back}
        </Link>
      </PageHead>
      <Chooser place={place} />
      {data ? (
        <TextEditor key={textPath(place)} place={place} text={data} />
      ) : (
        <Waiting error={error} onRetry={() => void refetch()} />
      )}
    </div>
  );
}

function Chooser({ place }: { place: Place }) {
  const { t } = useWords();
  const { shop } = useDesk();
  const navigate = useNavigate();
  const { data } = useQuery(textsQuery(shop.slug));
  const go = (to: Partial<Place>) =>
    void navigate({
      to: "/$shop/reglages/messages/$audience/$kind/$language",
      params: { shop: shop.slug, ...place, ...to },
    });
  const messages = (data?.texts ?? [place]).filter(({ language }) => language === (data ? "fr" : place.language));
  return (
    <div className="row choosers">
      <SelectField
        label={t.texts.message}
        value={`${place.audience} ${place.kind}`}
        options={messages.map(({ audience, kind }) => {
          const reader = audience === "merchant" ? t.texts.forMerchant : t.texts.forCustomer;
          return [`${audience} ${kind}`, `${t.mailbox.messages.kinds[kind]} (${reader.toLowerCase()})`] as const;
        })}
        onChange={(chosen) => {
          const [audience, kind] = chosen.split(" ") as [Place["audience"], Place["kind"]];
          go({ audience, kind });
        }}
      />
      <SelectField
        label={t.texts.language}
        value={place.language}
        options={(["fr", "en"] as const).map((language) => [language, t.texts.languages[language]] as const)}
        onChange={(language) => go({ language: language as Place["language"] })}
      />
    </div>
  );
}
