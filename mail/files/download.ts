import { formatBytes } from "../../shared/files/bytes.ts";
import type { Download } from "../../src/shipping/downloads/download.ts";
import { day, type About } from "../about.ts";
import { contactBlock, goodsBlock, greeting } from "../order-blocks.ts";
import type { Fact, Letter } from "../paper/letter.ts";

export interface Given {
  files?: readonly Download[] | undefined;
  /** The invoice that goes with it, where one was made. */
  invoice?: { number: string } | undefined;
}

/** The customer's files: where they are, which, how often and until when they may be had. */
export function downloadReady(about: About, { files = [], invoice }: Given): Letter {
  const { shop, order, words } = about;
  const said = words.download;
  const text = [said.text(order.reference), invoice && said.invoice(invoice.number)].filter(Boolean).join(" ");
  return {
    subject: said.subject(order.reference, shop.name),
    preview: said.text(order.reference),
    title: said.title,
    blocks: [
      greeting(about, text),
      { kind: "button", label: said.open, url: filesUrl(about) },
      { kind: "facts", facts: files.map((file) => factOf(about, file)) },
      goodsBlock(about),
      contactBlock(about),
    ],
  };
}

/** Where on his page of the order the files are. */
export const filesUrl = ({ trackingUrl }: Pick<About, "trackingUrl">): string => `${trackingUrl}#fichiers`;

function factOf(about: About, { file, countMax, expiresAt }: Download): Fact {
  const { until, times } = about.words.download;
  const terms = [formatBytes(file.size, about.place.locale), times(countMax), until(day(about, expiresAt))];
  return { label: file.name, value: terms.join(", ") };
}
