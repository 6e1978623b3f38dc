import { existsSync, readFileSync } from "node:fs";
import { extname } from "node:path";
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
  http.get(`${prefix}/*`, page, async (request: FastifyRequest<{ Params: { "*": string } }>, reply: FastifyReply) => {
    const name = request.params["*"];
    const type = besideThePage.test(name) ? types[extname(name)] : undefined;
    if (type === undefined || !existsSync(root + name)) return send(request, reply);
    const bytes = readFileSync(root + name);
    return reply.header("cache-control", "no-cache").header("content-security-policy", policy).type(type).send(bytes);
  });
}

/** Serves the files of a folder as they are; they change with the program. */
export function registerFolder(http: Http, prefix: string, folder: URL): void {
  const served = {
    root: fileURLToPath(folder),
    prefix: `${prefix}/`,
    maxAge: "1h",
    index: false,
    decorateReply: false,
  } as const;
  void http.register(fastifyStatic, served);
}

/** Files whose names stay from one build to the next, so that browsers find them again: asked for anew each time. */
const besideThePage = /^[a-z0-9-]+\.(js|webmanifest|png|html)$/;
const types: Record<string, string> = {
  ".js": "text/javascript; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".png": "image/png",
  ".html": "text/html; charset=utf-8",
};
