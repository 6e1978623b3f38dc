import { Link } from "@tanstack/react-router";
import { useDesk } from "../desk.tsx";
import { PageHead, Waiting } from "../kit/page.tsx";
import { useTitle } from "../shell/title.ts";
import { useWords } from "../words.tsx";
import { ArticleList } from "./article-list.tsx";
import { useArticles } from "./help-queries.ts";
import { lastRead } from "./reading.ts";
import { Support } from "./support.tsx";

/** All the help: its contents, what was read lately on this device, and whom to ask. */
export function HelpPage() {
  const { t } = useWords();
  const { shop } = useDesk();
  const articles = useArticles();
  useTitle(t.help.title);
  if (!articles)
    return (
      <div className="page">
        <PageHead title={t.help.title} />
        <Waiting error={null} onRetry={() => undefined} />
      </div>
    );
  const read = lastRead().flatMap((name) => articles.find((one) => one.name === name) ?? []);
  return (
    <div className="page">
      <PageHead title={t.help.title} />
      <div className="columns">
        <div className="column">
          <section className="card">
            <header>
              <h2>{t.help.contents}</h2>
            </header>
            <div className="body">
              {t.help.onlyFrench && <p className="soft">{t.help.onlyFrench}</p>}
              <ol className="articles" lang="fr">
                {articles.map(({ name, title, about }) => (
                  <li key={name}>
                    <Link className="link" to="/$shop/aide/$article" params={{ shop: shop.slug, article: name }}>
                      {title}
                    </Link>
                    {about && <p className="soft fine">{about}</p>}
                  </li>
                ))}
              </ol>
              <p className="soft fine">{t.help.noVideos}</p>
            </div>
          </section>
        </div>
        <aside className="column">
          <ArticleList title={t.help.lately} articles={read} />
          <Support about={t.help.title} />
        </aside>
      </div>
    </div>
  );
}
