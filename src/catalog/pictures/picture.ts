export type UploadType = "image/png" | "image/jpeg" | "image/webp";

/** What a file is, read from its first bytes; undefined when it is none of the pictures we take. Names and headers lie. */
export function pictureTypeOf(bytes: Buffer): UploadType | undefined {
  if (bytes.subarray(0, 8).equals(Buffer.from("\x89PNG\r\n\x1a\n", "latin1"))) return "image/png";
  if (bytes.subarray(0, 3).equals(Buffer.from("\xff\xd8\xff", "latin1"))) return "image/jpeg";
  const isRiff = bytes.toString("latin1", 0, 4) === "RIFF" && bytes.toString("latin1", 8, 12) === "WEBP";
  return isRiff ? "image/webp" : undefined;
}
