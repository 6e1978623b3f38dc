import { csvFormat } from "./csv.ts";
import type { Format } from "./format.ts";
import { jsonFormat } from "./json.ts";
import { xmlFormat } from "./xml.ts";

export const formatNames = ["xml", "csv", "json"] as const;
export const separators = ["comma", "semicolon"] as const;

export interface WantedFile {
  format: (typeof formatNames)[number];
  /** Between the cells of a CSV file. */
  separator: (typeof separators)[number];
  shopSlug: string;
  now: Date;
}

export function formatOf({ format, separator, shopSlug, now }: WantedFile): Format {
  switch (format) {
    case "xml":
      return xmlFormat({ shopSlug, now });
    case "csv":
      return csvFormat(separator);
    case "json":
      return jsonFormat;
  }
}
