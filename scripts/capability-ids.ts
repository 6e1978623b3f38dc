const idsAtStart = /^(?:[CEMWQ]\d+(?:\s*,\s*|\s+|$))+/;

/** The ids of the capability rows a test's title starts with, none when it starts otherwise. */
export function idsOf(title: string): string[] {
  return idsAtStart.exec(title)?.[0].match(/[CEMWQ]\d+/g) ?? [];
}
