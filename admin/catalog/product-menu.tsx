import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Ellipsis, ExternalLink, Trash2 } from "lucide-react";
import { useState } from "react";
import type { ProductView } from "../../src/catalog/product.ts";
import { api, newKey } from "../api.ts";
import { useDesk } from "../desk.tsx";
import { ConfirmDialog } from "../kit/confirm.tsx";
import { Menu } from "../kit/menu.tsx";
import { useToast } from "../kit/toast.tsx";
import { deskPath, keys } from "../queries.ts";
import { storefrontUrl } from "../shell/nav.ts";
import { useWords } from "../words.tsx";

interface ProductMenuProps {
  product: ProductView;
  onRemoved: () => void;
}

export function ProductMenu({ product, onRemoved }: ProductMenuProps) {
  const { t } = useWords();
  const { shop } = useDesk();
  const [isAsking, setAsking] = useState(false);
  const remove = useRemove(product, onRemoved);
  const words = t.catalog.product;
  const trigger = (
    <button type="button" className="button icon">
      <Ellipsis size={16} aria-hidden="true" />
    </button>
  );
  return (
    <>
      <Menu
        trigger={trigger}
        label={t.shell.more}
        entries={[
          { label: words.see, icon: <ExternalLink />, href: `${storefrontUrl(shop)}produit/${product.slug}` },
          "rule",
          { label: words.remove, icon: <Trash2 />, takes: "away", run: () => setAsking(true) },
        ]}
      />
      <ConfirmDialog
        open={isAsking}
        title={words.removeTitle}
        text={words.removeText}
        submit={words.remove}
        error={remove.error}
        isSending={remove.isPending}
        onConfirm={() => remove.mutate()}
        onClose={() => setAsking(false)}
      />
    </>
  );
}

function useRemove(product: ProductView, onRemoved: () => void) {
  const { t } = useWords();
  const { shop } = useDesk();
  const toast = useToast();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      api(deskPath(shop.slug, `/products/${product.id}`), {
        method: "DELETE",
        key: newKey(),
        version: product.version,
      }),
    onSuccess: async () => {
      toast(t.catalog.product.removed);
      onRemoved();
      await client.invalidateQueries({ queryKey: [...keys.inShop(shop.slug), "products"] });
    },
  });
}
