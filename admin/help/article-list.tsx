import { Link } from "@tanstack/react-router";
import { useDesk } from "../desk.tsx";
import type { Article } from "./articles.ts";

/** Some pages of the help, beside the one that is read; nothing where there are none. */
export function ArticleList({ title, articles }: { title: string; articles: readonly Article[] }) {
  const { shop } = useDesk();
  if (articles.length === 0) return null;
  return (
    <section className="card">
      <header>
        <h2>{title}</h2>
      </header>
      <ul className="body stack" lang="fr">
        {articles.map(({ name, title: said }) => (
          <li key={name}>
            <Link className="link" to="/$shop/aide/$article" params={{ shop: shop.slug, article: name }}>
              {said}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
