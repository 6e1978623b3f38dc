import { z } from "zod";
import { requiredLine } from "../../lib/lines.ts";

/** A film would be too much for a database; a book, an album or a pattern is not. */
export const fileBytesMax = 104_857_600;
/** Small enough for what stands between a browser and us, and for the half minute one request may take. */
export const partBytesMax = 1_048_576;

/** A file that can be sold: all of its bytes have come. */
export interface SoldFile {
  id: string;
  name: string;
  /** Bytes. */
  size: number;
  contentType: string;
  /** Hexadecimal. */
  sha256: string;
}

/** Too large is a refusal of its own, which says how much is taken. */
export const FileInput = z.strictObject({
  name: requiredLine(200).describe("As the customer will see it; folders before it are left out"),
  size: z.int().min(1).describe(`Bytes, ${fileBytesMax} at most`),
});
export type FileInput = z.infer<typeof FileInput>;

export const FileView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    size: z.int().describe("Bytes"),
    contentType: z.string(),
    sha256: z.string(),
  })
  .meta({ id: "File" });

export const partCountOf = (size: number): number => Math.ceil(size / partBytesMax);

/** How many bytes the part at this place holds: all are full but the last. 0 beyond it. */
export const partBytesOf = (size: number, position: number): number =>
  Math.max(0, Math.min(partBytesMax, size - position * partBytesMax));

/** "C:\\livres\\guide.pdf" → "guide.pdf"; a name that is nothing but folders stays whole. */
export const baseName = (name: string): string => name.split(/[/\\]/).at(-1)?.trim() || name;

const signatures: readonly (readonly [type: string, start: string, at?: number])[] = [
  ["application/pdf", "%PDF-"],
  ["application/zip", "PK\x03\x04"],
  ["audio/mpeg", "ID3"],
  ["audio/flac", "fLaC"],
  ["image/png", "\x89PNG"],
  ["image/jpeg", "\xff\xd8\xff"],
  ["video/mp4", "ftyp", 4],
];

/** What a file is, read from its first bytes: names and browsers may say anything. A page is none of them, and never runs. */
export function fileTypeOf(head: Buffer, name: string): string {
  const found = signatures.find(([, start, at = 0]) => head.toString("latin1", at, at + start.length) === start);
  if (found?.[0] === "application/zip" && /\.epub$/i.test(name)) return "application/epub+zip";
  return found?.[0] ?? "application/octet-stream";
}
