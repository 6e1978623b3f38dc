import {
  CircleQuestionMark,
  FileText,
  Mail,
  Package,
  Settings,
  ShoppingBag,
  ShoppingBasket,
  Tags,
  Users,
  type LucideIcon,
} from "lucide-react";
import type { Words } from "../words.tsx";

export interface NavPlace {
  name: keyof Words["shell"]["nav"];
  to:
    | "/$shop/commandes"
    | "/$shop/factures"
    | "/$shop/clients"
    | "/$shop/paniers"
    | "/$shop/produits"
    | "/$shop/categories"
    | "/$shop/messages"
    | "/$shop/reglages"
    | "/$shop/aide";
  icon: LucideIcon;
}

export const places: readonly NavPlace[] = [
  { name: "orders", to: "/$shop/commandes", icon: ShoppingBag },
  { name: "invoices", to: "/$shop/factures", icon: FileText },
  { name: "customers", to: "/$shop/clients", icon: Users },
  { name: "baskets", to: "/$shop/paniers", icon: ShoppingBasket },
  { name: "products", to: "/$shop/produits", icon: Package },
  { name: "categories", to: "/$shop/categories", icon: Tags },
  { name: "messages", to: "/$shop/messages", icon: Mail },
];

export const settingsPlace: NavPlace = { name: "settings", to: "/$shop/reglages", icon: Settings };

export const helpPlace: NavPlace = { name: "help", to: "/$shop/aide", icon: CircleQuestionMark };

/** The storefront, on its own host name or under this one. */
export const storefrontUrl = (shop: { slug: string; hostName: string | null }): string =>
  shop.hostName ? `https://${shop.hostName}/` : `/s/${shop.slug}/`;
