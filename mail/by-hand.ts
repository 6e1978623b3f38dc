import type { About } from "./about.ts";
import type { Letter } from "./paper/letter.ts";

/** What the merchant typed, as he typed it: nothing is said for him, only the way to the order is added. */
export function byHand({ words, trackingUrl }: About, { subject, text }: { subject: string; text: string }): Letter {
  return {
    subject,
    preview: text.slice(0, previewLengthMax),
    title: subject,
    blocks: [
      { kind: "paragraph", text },
      { kind: "button", label: words.seeOrder, url: trackingUrl },
    ],
  };
}

const previewLengthMax = 150;
