// Colissimo answers in parts (multipart/related): JSON, the label, sometimes customs papers, in any order.

interface Part {
  /** In small letters; empty when the part does not say. */
  type: string;
  id: string;
  bytes: Buffer;
}

const headEnd = Buffer.from("\r\n\r\n");

/** The parts of an answer, by the boundary its first line says; none where it is something else, or was cut. */
export function partsOf(answer: Buffer): Part[] {
  const start = answer.indexOf("--");
  const lineEnd = answer.indexOf("\r\n", Math.max(start, 0));
  if (start < 0 || lineEnd < 0 || answer.subarray(0, start).toString("latin1").trim() !== "") return [];
  const boundary = answer.subarray(start, lineEnd);
  // The last boundary ends with two dashes: without it, something is missing.
  if (answer.indexOf(Buffer.concat([boundary, Buffer.from("--")])) < 0) return [];
  const parts: Part[] = [];
  let from = lineEnd + "\r\n".length;
  for (;;) {
    const end = answer.indexOf(Buffer.concat([Buffer.from("\r\n"), boundary]), from);
    if (end < 0) return parts;
    const part = partIn(answer.subarray(from, end));
    if (part) parts.push(part);
    from = end + "\r\n".length + boundary.length + "\r\n".length;
  }
}

function partIn(bytes: Buffer): Part | undefined {
  const end = bytes.indexOf(headEnd);
  if (end < 0) return undefined;
  const head = bytes.subarray(0, end).toString("latin1");
  const line = (name: string): string => new RegExp(`^${name}:\\s*(.*)$`, "im").exec(head)?.[1]?.trim() ?? "";
  return {
    type: line("content-type").toLowerCase(),
    id: line("content-id").replace(/^<|>$/g, ""),
    bytes: bytes.subarray(end + headEnd.length),
  };
}
