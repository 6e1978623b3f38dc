import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Pencil } from "lucide-react";
import { useDesk } from "../../desk.tsx";
import { Badge } from "../../kit/badge.tsx";
import { Waiting } from "../../kit/page.tsx";
import { useWords } from "../../words.tsx";
import { textsQuery, type TextState } from "./text.ts";

/** Every message that has a text, and whether the shop has written its own. */
export function TextList() {
  const { t } = useWords();
  const { shop } = useDesk();
  const { data, error, refetch } = useQuery(textsQuery(shop.slug));
  return (
    <section className="card">
      <header>
        <h2>{t.texts.title}</h2>
      </header>
      <p className="body soft fine">{t.texts.hint}</p>
      {data ? (
        <ul className="entries">
          {data.texts
            .filter(({ language }) => language === "fr")
            .map((french) => (
              <Entry
                key={`${french.audience} ${french.kind}`}
                states={data.texts.filter((one) => one.kind === french.kind && one.audience === french.audience)}
                first={french}
              />
            ))}
        </ul>
      ) : (
        <Waiting error={error} onRetry={() => void refetch()} />
      )}
    </section>
  );
}

function Entry({ first, states }: { first: TextState; states: readonly TextState[] }) {
  const { t } = useWords();
  const { shop, place } = useDesk();
  const { audience, kind } = first;
  const name = t.mailbox.messages.kinds[kind];
  const own = states.filter(({ isOwn }) => isOwn).map(({ language }) => t.texts.languages[language].toLowerCase());
  const language = place.locale.startsWith("en") ? "en" : "fr";
  return (
    <li>
      <div>
        <p className="strong">{name}</p>
        <p className="soft fine">{audience === "merchant" ? t.texts.forMerchant : t.texts.forCustomer}</p>
      </div>
      {states.some(({ failure }) => failure) ? (
        <Badge tone="warn" progress="half">
          {t.texts.failed}
        </Badge>
      ) : (
        own.length > 0 && (
          <Badge tone="good" progress="full">
            {t.texts.own(own.join(", "))}
          </Badge>
        )
      )}
      <Link
        className="button bare icon small"
        aria-label={t.texts.edit(`${name}, ${audience === "merchant" ? t.texts.forMerchant : t.texts.forCustomer}`)}
        to="/$shop/reglages/messages/$audience/$kind/$language"
        params={{ shop: shop.slug, audience, kind, language }}
      >
        <Pencil size={15} aria-hidden="true" />
      </Link>
    </li>
  );
}
