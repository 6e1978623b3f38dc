import { ChevronDown, Download } from "lucide-react";
import { useDesk } from "../desk.tsx";
import { Menu } from "../kit/menu.tsx";
import { deskPath } from "../queries.ts";
import { useWords } from "../words.tsx";
import { listQuery, type ListSearch } from "./list-search.ts";

const formats = ["xml", "csv", "json"] as const;

/** Spreadsheets open a CSV as their country writes it: with semicolons where the comma is decimal. */
function formatQuery(format: (typeof formats)[number], locale: string): string {
  const hasDecimalComma = locale.startsWith("fr") && locale !== "fr-CH";
  return format === "csv" && hasDecimalComma ? "format=csv&separator=semicolon" : `format=${format}`;
}

interface Exported {
  shop: string;
  locale: string;
  /** Only these orders of the list. */
  number?: readonly number[];
}

/** Where the orders a query finds are as a file, in each format. */
export function exportFiles(query: string, { shop, locale, number }: Exported): { format: string; href: string }[] {
  return formats.map((format) => {
    const asked = [formatQuery(format, locale), query, number && `number=${number.join(",")}`].filter(Boolean);
    return { format: format.toUpperCase(), href: deskPath(shop, `/orders/export?${asked.join("&")}`) };
  });
}

/** The whole of the list that is shown, every page of it, as a file. */
export function ExportMenu({ search }: { search: ListSearch }) {
  const { t } = useWords();
  const { shop, place } = useDesk();
  const query = listQuery({ ...search, cursor: undefined });
  const trigger = (
    <button type="button" className="button">
      <Download size={16} aria-hidden="true" />
      {t.orders.export}
      <ChevronDown size={14} aria-hidden="true" />
    </button>
  );
  return (
    <Menu
      trigger={trigger}
      entries={[
        { heading: t.orders.exportHint },
        ...exportFiles(query, { shop: shop.slug, locale: place.locale }).map(({ format, href }) => ({
          label: t.orders.exportAs(format),
          href,
          download: "file" as const,
        })),
      ]}
    />
  );
}
