import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, newKey } from "../api.ts";
import { useDesk } from "../desk.tsx";
import { ErrorBanner } from "../kit/banner.tsx";
import { deskPath } from "../queries.ts";
import { useWords } from "../words.tsx";
import { helpKey, helpQuery } from "./help-queries.ts";
import { useVoted } from "./reading.ts";

/** "Did it help?": asked once on a device, counted without a name. */
export function Usefulness({ article }: { article: string }) {
  const { t } = useWords();
  const { shop } = useDesk();
  const client = useQueryClient();
  const { data } = useQuery(helpQuery(shop.slug));
  const [hasVoted, noteVote] = useVoted(article);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (isUseful: boolean) =>
      api(deskPath(shop.slug, `/help/${article}/votes`), { method: "POST", body: { isUseful }, key: newKey() }),
    onSuccess: async () => {
      noteVote();
      await client.invalidateQueries({ queryKey: helpKey(shop.slug) });
    },
  });
  const { yes = 0, no = 0 } = data?.votes[article] ?? {};
  return (
    <section className="card">
      <header>
        <h2>{t.help.useful}</h2>
      </header>
      <div className="body stack">
        <ErrorBanner error={error} />
        {!hasVoted && (
          <div className="row">
            <button type="button" className="button" disabled={isPending} onClick={() => mutate(true)}>
              {t.help.yes}
            </button>
            <button type="button" className="button" disabled={isPending} onClick={() => mutate(false)}>
              {t.help.no}
            </button>
          </div>
        )}
        <output>{hasVoted && t.help.thanks}</output>
        {yes + no > 0 && <p className="soft fine">{t.help.votes(yes, yes + no)}</p>}
        <p className="soft fine">{t.help.counted}</p>
      </div>
    </section>
  );
}
