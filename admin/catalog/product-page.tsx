import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { SearchX } from "lucide-react";
import type { ProductView } from "../../src/catalog/product.ts";
import type { SettingsView } from "../../src/shops/settings.ts";
import { codeOf } from "../api.ts";
import { useDesk } from "../desk.tsx";
import { Empty, Waiting } from "../kit/page.tsx";
import { productQuery, settingsQuery } from "../queries.ts";
import { useTitle } from "../shell/title.ts";
import { useWords } from "../words.tsx";
import { ProductEditor } from "./product-editor.tsx";

const route = getRouteApi("/$shop/produits/$id");

export function ProductPage() {
  const { t } = useWords();
  const { shop } = useDesk();
  const { id } = route.useParams();
  const isNew = id === "nouveau";
  const product = useQuery({ ...productQuery(shop.slug, id), enabled: !isNew });
  const settings = useQuery(settingsQuery(shop.slug));
  if (codeOf(product.error) === "product_not_found" || codeOf(product.error) === "invalid_request")
    return (
      <Empty alone="page" icon={SearchX} title={t.catalog.product.notFound}>
        <Link className="button" to="/$shop/produits" params={{ shop: shop.slug }}>
          {t.catalog.product.back}
        </Link>
      </Empty>
    );
  if (!settings.data || (!isNew && !product.data))
    return (
      <div className="page narrow">
        <Waiting error={settings.error ?? product.error} onRetry={() => void product.refetch()} />
      </div>
    );
  return <Editing key={id} product={product.data} settings={settings.data} />;
}

function Editing({ product, settings }: { product: ProductView | undefined; settings: SettingsView }) {
  const { t } = useWords();
  useTitle(product?.name ?? t.catalog.product.newTitle);
  return <ProductEditor product={product} settings={settings} />;
}
