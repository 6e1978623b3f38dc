import type { Letter } from "../paper/letter.ts";

/** The words of a message the merchant may choose: as he typed them, or filled in for one order. */
export interface Text {
  subject: string;
  title: string;
  body: string;
}

export const textFields = ["subject", "title", "body"] as const satisfies readonly (keyof Text)[];

const previewLengthMax = 150;

/**
 * A letter in the merchant's words: his sentences take the place of ours. What is a fact or the law wants said (the goods,
 * how to pay, where to follow, who sells) stays where it stands. An empty line starts a paragraph.
 */
export function withOwnWords(letter: Letter, { subject, title, body }: Text): Letter {
  const { data } = letter;
  const paragraphs = body
    .trim()
    .split(/\n[^\S\n]*\n\s*/)
    .map((text) => ({ kind: "paragraph", text }) as const);
  return {
    subject,
    title,
    preview: body.trim().slice(0, previewLengthMax),
    ...(data && { data }),
    blocks: [...paragraphs, ...letter.blocks.filter((block) => block.kind !== "paragraph")],
  };
}
