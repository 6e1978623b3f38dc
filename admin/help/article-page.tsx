import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ChevronLeft, SearchX, Share2 } from "lucide-react";
import { useEffect } from "react";
import { codeOf } from "../api.ts";
import { useDesk } from "../desk.tsx";
import { Empty, Waiting } from "../kit/page.tsx";
import { useToast } from "../kit/toast.tsx";
import { useTitle } from "../shell/title.ts";
import { useWords } from "../words.tsx";
import { ArticleBody } from "./article-body.tsx";
import { ArticleList } from "./article-list.tsx";
import { relatedTo } from "./articles.ts";
import { pageQuery, useArticles } from "./help-queries.ts";
import { blocksOf } from "./markdown.ts";
import { lastRead, noteRead } from "./reading.ts";
import { Support } from "./support.tsx";
import { Usefulness } from "./usefulness.tsx";

const route = getRouteApi("/$shop/aide/$article");

/** One page of the help. */
export function ArticlePage() {
  const { article } = route.useParams();
  const { data, error, refetch } = useQuery(pageQuery(article));
  if (data !== undefined) return <Read key={article} name={article} markdown={data} />;
  if (codeOf(error) === "not_found") return <NoArticle />;
  return (
    <div className="page">
      <Waiting error={error} onRetry={() => void refetch()} />
    </div>
  );
}

function NoArticle() {
  const { t } = useWords();
  const { shop } = useDesk();
  return (
    <Empty alone="page" icon={SearchX} title={t.help.notFound.title} text={t.help.notFound.text}>
      <Link className="button" to="/$shop/aide" params={{ shop: shop.slug }}>
        {t.help.back}
      </Link>
    </Empty>
  );
}

function Read({ name, markdown }: { name: string; markdown: string }) {
  const { t } = useWords();
  const articles = useArticles() ?? [];
  const [first, ...rest] = blocksOf(markdown);
  const title = first?.kind === "heading" ? first.text : t.help.title;
  useTitle(title);
  useEffect(() => noteRead(name), [name]);
  const read = lastRead().flatMap((one) => (one === name ? [] : (articles.find((known) => known.name === one) ?? [])));
  return (
    <div className="page">
      <Head title={title} />
      <div className="columns">
        <div className="column">
          <article className="card article" lang="fr">
            <ArticleBody blocks={rest} />
          </article>
          <Usefulness article={name} />
        </div>
        <aside className="column">
          <ArticleList title={t.help.related} articles={relatedTo(name, rest, articles)} />
          <ArticleList title={t.help.lately} articles={read} />
          <Support about={title} />
        </aside>
      </div>
    </div>
  );
}

function Head({ title }: { title: string }) {
  const { t } = useWords();
  const { shop } = useDesk();
  const toast = useToast();
  const share = async () => {
    await navigator.clipboard.writeText(location.href);
    toast(t.help.shared);
  };
  return (
    <header className="head">
      <Link className="button bare icon" to="/$shop/aide" params={{ shop: shop.slug }} aria-label={t.help.back}>
        <ChevronLeft size={18} aria-hidden="true" />
      </Link>
      <div className="title">
        <h1 lang="fr">{title}</h1>
      </div>
      <div className="actions">
        <button type="button" className="button" onClick={() => void share()}>
          <Share2 size={16} aria-hidden="true" />
          {t.help.share}
        </button>
      </div>
    </header>
  );
}
