import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { ProductView } from "../../src/catalog/product.ts";
import { api, ApiError, newKey } from "../api.ts";
import { useDesk } from "../desk.tsx";
import { useToast } from "../kit/toast.tsx";
import { deskPath, keys } from "../queries.ts";
import { useWords } from "../words.tsx";

interface Saving {
  run: (body: object) => void;
  isSaving: boolean;
  /** The page is about to be left on purpose: nothing is to be asked. */
  isLeaving: boolean;
  leave: () => void;
  error: unknown;
  /** Someone else changed the product: one may still save over what he did, knowingly. */
  canGoOn: boolean;
  goOn: () => void;
}

/** Saves a product: a new one gets its own address, an old one keeps its page. */
export function useSaveProduct(product: ProductView | undefined, onSaved: (saved: ProductView) => void): Saving {
  const { t } = useWords();
  const { shop } = useDesk();
  const toast = useToast();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [key, setKey] = useState(newKey);
  const [version, setVersion] = useState(product?.version);
  const [isLeaving, setLeaving] = useState(false);
  const toProducts = () => {
    setLeaving(true);
    setTimeout(() => void navigate({ to: "/$shop/produits", params: { shop: shop.slug } }));
  };
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: (body: object) =>
      product
        ? api<ProductView>(deskPath(shop.slug, `/products/${product.id}`), { method: "PATCH", body, key, version })
        : api<ProductView>(deskPath(shop.slug, "/products"), { method: "POST", body, key }),
    onSuccess: async (saved) => {
      setKey(newKey());
      setVersion(saved.version);
      client.setQueryData(keys.product(shop.slug, saved.id), saved);
      toast(t.catalog.product.saved);
      onSaved(saved);
      if (!product) toProducts();
      await client.invalidateQueries({ queryKey: [...keys.inShop(shop.slug), "products"] });
    },
  });
  const newer = newerVersionIn(error);
  return {
    run: (body) => {
      if (!isPending) mutate(body);
    },
    isSaving: isPending,
    isLeaving,
    leave: toProducts,
    error,
    canGoOn: newer !== undefined,
    goOn: () => {
      setVersion(newer);
      reset();
    },
  };
}

function newerVersionIn(error: unknown): number | undefined {
  if (!(error instanceof ApiError) || error.problem.code !== "changed_meanwhile") return undefined;
  const version = error.problem.details?.["version"];
  return typeof version === "number" ? version : undefined;
}
