/** A page as a visitor gets it: with the scripts off, only addresses, forms and cookies. */
export interface Page {
  status: number;
  html: string;
  /** Where the last redirection led, without the host. */
  path: string;
  headers: Headers;
}

export interface Visitor {
  open(path: string): Promise<Page>;
  /** Sends a form and follows where it leads. */
  fill(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Page>;
  cookies: Map<string, string>;
}

/** Somebody with a browser of his own, in which no script runs. */
export function createVisitor(address: string): Visitor {
  const cookies = new Map<string, string>();
  const ask = async (path: string, init: RequestInit): Promise<Page> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...(init.headers as Record<string, string>), ...(cookie && { cookie }) };
    const response = await fetch(address + path, { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      const [name = "", value = ""] = (line.split(";")[0] ?? "").split("=");
      cookies.set(name, value);
    }
    const next = response.headers.get("location");
    if (next !== null) return ask(next.replace(address, ""), { method: "GET" });
    return { status: response.status, html: await response.text(), path, headers: response.headers };
  };
  return {
    cookies,
    open: (path) => ask(path, { method: "GET" }),
    fill: (path, fields, headers = {}) =>
      ask(path, { method: "POST", body: new URLSearchParams(fields), headers: { origin: address, ...headers } }),
  };
}

/** The value of a hidden field, or of a radio button whose label holds the words. */
export function valueOf(html: string, name: string, words = ""): string {
  const inputs = html.split(/<label|<form/).filter((part) => part.includes(`name="${name}"`) && part.includes(words));
  const found = new RegExp(`name="${name}"[^>]*value="([^"]*)"|value="([^"]*)"[^>]*name="${name}"`).exec(
    inputs[0] ?? "",
  );
  return found?.[1] ?? found?.[2] ?? "";
}

/** What the page says, without its tags. */
export const textOf = (html: string): string =>
  html
    .replace(/<(script|style)[^]*?<\/\1>/g, " ")
    .replace(/<[^>]*>/g, " ")
    .replace(/&#x27;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&")
    .replace(/[ \n]+/g, " ");
