import { createHash } from "node:crypto";
import type { RouteOptions } from "fastify";
import { apiWords } from "../../../shared/messages/api.ts";
import { localeOf, type Http } from "../http.ts";
import { describeApi, type ApiDocument, type ApiInfo } from "./document.ts";
import { apiPage, style } from "./page.ts";

const documentPath = "/api/openapi.json";
const onlyItsStyle = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`;

/**
 * Serves the description of every route that says what it does: for programs at /api/openapi.json, for people at /api,
 * in French or English by Accept-Language or `?lang=`. It is made at the first request, when all routes are known.
 */
export function registerApiDescription(http: Http, routes: readonly RouteOptions[], info: ApiInfo): void {
  let made: ApiDocument | undefined;
  const described = () => (made ??= describeApi(routes, info));
  http.get(documentPath, { schema: { hide: true } }, async (_request, reply) =>
    reply.type("application/json; charset=utf-8").header("access-control-allow-origin", "*").send(described()),
  );
  http.get("/api", { schema: { hide: true } }, async (request, reply) => {
    const { lang } = request.query as { lang?: unknown };
    const locale = lang === "fr" || lang === "en" ? lang : localeOf(request.headers["accept-language"]);
    const links = { document: documentPath, otherLanguage: `/api?lang=${locale === "fr" ? "en" : "fr"}` };
    return reply
      .type("text/html; charset=utf-8")
      .header("vary", "accept-language")
      .header("content-security-policy", onlyItsStyle)
      .send(apiPage(described(), apiWords(locale), links));
  });
}
