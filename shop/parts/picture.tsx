import type { Frame } from "../frame.ts";

const toneCount = 6;

/** A product's picture; without one, its first letter on a quiet ground that stays the same for a name. */
export function Picture(props: {
  frame: Frame;
  id: string | null;
  name: string;
  size: "card" | "page" | "line";
  alt?: string;
}) {
  const { frame, id, name, size, alt = "" } = props;
  if (id === null) {
    return (
      <span className={`picture ${size} tone-${toneOf(name)}`} aria-hidden="true">
        {[...name.trim()][0]?.toLocaleUpperCase(frame.locale)}
      </span>
    );
  }
  const isSeenFirst = size === "page";
  return (
    <span className={`picture ${size}`}>
      <img src={`${frame.base}/images/${id}`} alt={alt} loading={isSeenFirst ? "eager" : "lazy"} decoding="async" />
    </span>
  );
}

function toneOf(name: string): number {
  let mix = 7;
  for (const letter of name) mix = ((mix ^ (letter.codePointAt(0) ?? 0)) * 16_777_619) >>> 0;
  return (mix >>> 8) % toneCount;
}
