import type { IncomingHttpHeaders } from "node:http";
import type { FastifyReply } from "fastify";
import { escaped } from "../openapi/schema-html.ts";
import type { Problem } from "../http.ts";

const policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";

const style = `
:root { color-scheme: light dark; font: 18px/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 36rem; padding: 20vh 1.5rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
`;

/** Sends a problem as programs read it; to a browser that opens an address nobody serves, as a page that people can read. */
export function sendProblem(
  reply: FastifyReply,
  problem: Problem,
  { headers, locale }: { headers: IncomingHttpHeaders; locale: string },
): FastifyReply {
  if (problem.status === 503) reply.header("retry-after", "5");
  const answer = reply.code(problem.status).header("vary", "accept, accept-language");
  if (!isOpenedByPeople(headers))
    return answer.type("application/problem+json").serializer(JSON.stringify).send(problem);
  return answer
    .type("text/html; charset=utf-8")
    .header("content-security-policy", policy)
    .serializer(String)
    .send(pageOf(problem, locale));
}

/** What a browser asks for by its address bar or a link; programs and scripts take anything, or JSON. */
const isOpenedByPeople = ({ accept = "" }: IncomingHttpHeaders): boolean => accept.startsWith("text/html");

function pageOf({ title, hint = "" }: Problem, locale: string): string {
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<p>${escaped(hint)}</p>
</main>
</body>
</html>
`;
}
