import type { ProductView } from "../../src/catalog/product.ts";
import { amountToType, amountTyped, quantityToType, quantityTyped } from "../kit/forms/typed.ts";

/** A variant as it is typed. */
export interface TypedVariant {
  /** Of this line of the form; a new variant has no id yet. */
  key: string;
  id?: string;
  name: string;
  sku: string;
  price: string;
  /** Grams. */
  weight: string;
  isCounted: boolean;
  stock: string;
  /** Empty: as the shop says. */
  lowStock: string;
  /** What the stock was on the screen, in thousandths; null when it was not counted. */
  seen: { text: string; stock: number | null };
  available: number | null;
  /** What a digital variant is sold with. */
  file: ProductView["variants"][number]["file"];
}

export interface TypedProduct {
  name: string;
  description: string;
  kind: ProductView["kind"];
  taxClass: string;
  categoryId: string;
  pictureId: string | null;
  isVisible: boolean;
  noWithdrawal: ProductView["noWithdrawal"];
  variants: TypedVariant[];
}

export interface Writing {
  currency: string;
  locale: string;
}

export type Fault = "required" | "amount" | "quantity" | "whole" | "variantMissing" | "variantTwice";
/** By the name of the field, variants as `key.field`. */
export type ProductFaults = Record<string, Fault>;

export function newVariant(key: string): TypedVariant {
  const seen = { text: "", stock: null };
  return {
    key,
    name: "",
    sku: "",
    price: "",
    weight: "",
    isCounted: false,
    stock: "",
    lowStock: "",
    seen,
    available: null,
    file: null,
  };
}

export const newProduct = (taxClass: string): TypedProduct => ({
  name: "",
  description: "",
  kind: "goods",
  taxClass,
  categoryId: "",
  pictureId: null,
  isVisible: true,
  noWithdrawal: "",
  variants: [newVariant("first")],
});

export function typedOf(product: ProductView, writing: Writing): TypedProduct {
  const { name, description, kind, taxClass, categoryId, pictureId, isVisible, noWithdrawal, variants } = product;
  const own = { name, description, kind, taxClass, categoryId: categoryId ?? "", pictureId, isVisible, noWithdrawal };
  return { ...own, variants: variants.map((variant) => typedVariant(variant, writing)) };
}

function typedVariant(variant: ProductView["variants"][number], { currency, locale }: Writing): TypedVariant {
  const { id, name, sku, price, weightGrams, stock, lowStock, available, file } = variant;
  const text = stock === null ? "" : quantityToType(stock, locale);
  return {
    key: id,
    id,
    name,
    sku,
    price: amountToType(price, currency, locale),
    weight: weightGrams > 0 ? String(weightGrams) : "",
    isCounted: stock !== null,
    stock: text,
    lowStock: lowStock === null ? "" : quantityToType(lowStock, locale),
    seen: { text, stock },
    available,
    file,
  };
}

/** What the server is sent, or what is wrong, field by field. */
export function bodyOf(typed: TypedProduct, currency: string): { body: object } | { faults: ProductFaults } {
  const faults = faultsOf(typed, currency);
  if (Object.keys(faults).length > 0) return { faults };
  const variants = typed.variants.map((variant) => ({
    ...(variant.id && { id: variant.id }),
    name: variant.name.trim(),
    sku: variant.sku.trim(),
    price: amountTyped(variant.price, currency) ?? 0,
    weightGrams: Number(variant.weight || 0),
    lowStock: variant.isCounted && variant.lowStock.trim() ? quantityTyped(variant.lowStock) : null,
    ...(typed.kind === "digital" && { fileId: variant.file?.id ?? null }),
    ...stockOf(variant),
  }));
  return { body: { ...typed, categoryId: typed.categoryId || null, variants } };
}

/** Sent only when it was changed: a sale in the meantime must not be overwritten by saving a description. */
function stockOf({ isCounted, stock, seen }: TypedVariant): { stock?: number | null; stockSeen?: number } {
  const wasCounted = seen.stock !== null;
  if (isCounted === wasCounted && stock === seen.text) return {};
  if (!isCounted) return { stock: null };
  return { stock: quantityTyped(stock || "0") ?? 0, ...(seen.stock !== null && { stockSeen: seen.stock }) };
}

function faultsOf({ name, variants }: TypedProduct, currency: string): ProductFaults {
  const faults: ProductFaults = {};
  if (!name.trim()) faults["name"] = "required";
  const names = variants.map((variant) => variant.name.trim().toLowerCase());
  variants.forEach((variant, at) => {
    const wrong = (field: keyof TypedVariant, fault: Fault) => (faults[`${variant.key}.${field}`] = fault);
    const price = amountTyped(variant.price, currency);
    if (price === undefined || price < 0) wrong("price", "amount");
    if (!/^\d{0,7}$/.test(variant.weight.trim())) wrong("weight", "whole");
    const stock = quantityTyped(variant.stock || "0");
    if (variant.isCounted && (stock === undefined || stock < 0)) wrong("stock", "quantity");
    const low = quantityTyped(variant.lowStock || "0");
    if (variant.isCounted && (low === undefined || low < 0)) wrong("lowStock", "quantity");
    if (variants.length > 1 && names[at] === "") wrong("name", "variantMissing");
    else if (variants.length > 1 && names.indexOf(names[at] ?? "") !== at) wrong("name", "variantTwice");
  });
  return faults;
}
