import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ChevronDown, ChevronUp, Pencil, Plus, Tags } from "lucide-react";
import { useState } from "react";
import type { CategoryView } from "../../src/catalog/categories/category.ts";
import { api, newKey } from "../api.ts";
import { useDesk } from "../desk.tsx";
import { Badge } from "../kit/badge.tsx";
import { ErrorBanner } from "../kit/banner.tsx";
import { Empty, PageHead, Waiting } from "../kit/page.tsx";
import { categoriesQuery, deskPath, keys } from "../queries.ts";
import { useTitle } from "../shell/title.ts";
import { useWords } from "../words.tsx";
import { CategoryDialog } from "./category-dialog.tsx";

export function CategoriesPage() {
  const { t } = useWords();
  const { shop } = useDesk();
  const { data, error, refetch } = useQuery(categoriesQuery(shop.slug));
  const [edited, setEdited] = useState<CategoryView | "new" | null>(null);
  const words = t.catalog.categories;
  useTitle(words.title);
  return (
    <div className="page narrow">
      <PageHead title={words.title}>
        <button type="button" className="button next" onClick={() => setEdited("new")}>
          <Plus size={16} aria-hidden="true" />
          {words.add}
        </button>
      </PageHead>
      {!data && <Waiting error={error} onRetry={() => void refetch()} />}
      {data && (
        <section className="card" aria-label={words.title}>
          {data.categories.length === 0 ? (
            <Empty icon={Tags} title={words.empty.title} text={words.empty.text} />
          ) : (
            <Categories categories={data.categories} onEdit={setEdited} />
          )}
        </section>
      )}
      {edited && <CategoryDialog category={edited === "new" ? undefined : edited} onClose={() => setEdited(null)} />}
    </div>
  );
}

interface CategoriesProps {
  categories: readonly CategoryView[];
  onEdit: (category: CategoryView) => void;
}

/** In the order customers see; moved by buttons, so by the keyboard too. */
function Categories({ categories, onEdit }: CategoriesProps) {
  const { t } = useWords();
  const [said, setSaid] = useState("");
  const order = useOrderCategories();
  const move = (category: CategoryView, by: -1 | 1) => {
    const at = categories.indexOf(category);
    const ids = categories.map((one) => one.id);
    ids.splice(at, 1);
    ids.splice(at + by, 0, category.id);
    setSaid(t.catalog.categories.moved(category.name, at + by + 1));
    order.mutate(ids);
  };
  return (
    <>
      <header>
        <p className="soft fine">{t.catalog.categories.hint}</p>
      </header>
      <ErrorBanner error={order.error} />
      <ul className="entries">
        {categories.map((category, at) => (
          <Category
            key={category.id}
            category={category}
            onEdit={() => onEdit(category)}
            onUp={at > 0 ? () => move(category, -1) : undefined}
            onDown={at < categories.length - 1 ? () => move(category, 1) : undefined}
          />
        ))}
      </ul>
      <output className="aloud block">{said}</output>
    </>
  );
}

interface CategoryProps {
  category: CategoryView;
  onEdit: () => void;
  onUp: (() => void) | undefined;
  onDown: (() => void) | undefined;
}

function Category({ category, onEdit, onUp, onDown }: CategoryProps) {
  const { t } = useWords();
  const words = t.catalog.categories;
  return (
    <li>
      <span className="joined">
        <button
          type="button"
          className="button icon small"
          aria-label={words.up(category.name)}
          disabled={!onUp}
          onClick={onUp}
        >
          <ChevronUp size={15} aria-hidden="true" />
        </button>
        <button
          type="button"
          className="button icon small"
          aria-label={words.down(category.name)}
          disabled={!onDown}
          onClick={onDown}
        >
          <ChevronDown size={15} aria-hidden="true" />
        </button>
      </span>
      <div>
        <p className="strong">{category.name}</p>
        <p className="soft fine">{words.products(category.productCount)}</p>
      </div>
      {!category.isVisible && (
        <Badge tone="quiet" progress="empty">
          {words.hidden}
        </Badge>
      )}
      <button
        type="button"
        className="button bare icon small"
        aria-label={`${t.shell.edit}\u00a0: ${category.name}`}
        onClick={onEdit}
      >
        <Pencil size={15} aria-hidden="true" />
      </button>
    </li>
  );
}

function useOrderCategories() {
  const { shop } = useDesk();
  const client = useQueryClient();
  const key = keys.categories(shop.slug);
  return useMutation({
    mutationFn: (ids: string[]) =>
      api<{ categories: CategoryView[] }>(deskPath(shop.slug, "/categories/order"), {
        method: "PUT",
        body: { ids },
        key: newKey(),
      }),
    // Shown at once: it is reversible and nobody is told.
    onMutate: (ids) => {
      client.setQueryData<{ categories: CategoryView[] }>(key, (before) => ({
        categories: ids.flatMap((id) => before?.categories.find((one) => one.id === id) ?? []),
      }));
    },
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
}
