import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fastifyStatic from "@fastify/static";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Http } from "./http.ts";
import { RefusalError } from "./refusal.ts";

const policy =
  "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

/** Serves a built single-page application under a prefix: its files, cached for ever by their hashed names, and its one page for every other address. */
export function registerSinglePage(http: Http, prefix: string, folder: URL): void {
  const root = fileURLToPath(folder);
  if (existsSync(root)) {
    void http.register(fastifyStatic, {
      root: `${root}assets`,
      prefix: `${prefix}/assets/`,
      immutable: true,
      maxAge: "365d",
      preCompressed: true,
      decorateReply: false,
    });
  }
  const page = { schema: { hide: true } };
  const send = async (_request: FastifyRequest, reply: FastifyReply) => {
    // Read at each visit: it is small, rarely asked, and a rebuilt application must not need a restart.
    if (!existsSync(`${root}index.html`)) throw new RefusalError("unavailable");
    const html = readFileSync(`${root}index.html`, "utf8");
    return reply
      .header("content-security-policy", policy)
      .header("cache-control", "no-cache")
      .type("text/html; charset=utf-8")
      .send(html);
  };
  http.get(prefix, page, send);
  http.get(`${prefix}/*`, page, send);
}
