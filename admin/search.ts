/** The part of an address after "?", as texts; lists are joined by commas. The server reads the same words. */
export type SearchTexts = Record<string, string>;

export function parseSearch(text: string): SearchTexts {
  return Object.fromEntries(new URLSearchParams(text.replace(/^\?/, "")));
}

/** "?view=to_do&payment=paid,overpaid", or nothing. What is empty is left out. */
export function writeSearch(search: object): string {
  const text = searchText(search);
  return text ? `?${text}` : "";
}

/** The same without the question mark. */
export function searchText(search: object): string {
  const entries = Object.entries(search).flatMap(([name, value]: [string, unknown]) => {
    const text = Array.isArray(value) ? value.join(",") : typeof value === "string" ? value : "";
    return text ? [[name, text]] : [];
  });
  return new URLSearchParams(entries).toString().replaceAll("%2C", ",");
}
