import type { ApiWords } from "../../../shared/messages/api.ts";
import type { ApiDocument, Content, Operation } from "./document.ts";
import { escaped, fieldsHtml, typeHtml } from "./schema-html.ts";

export const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 4rem; }
h2 { margin-top: 3rem; border-bottom: 1px solid; }
article { margin: 2.5rem 0; }
h3 { margin: 0; overflow-wrap: anywhere; }
h3 a { color: inherit; text-decoration: none; }
h3 a:hover, h3 a:focus { text-decoration: underline; }
h4 { margin: 1rem 0 0.25rem; }
ul { margin: 0; padding-left: 1.25rem; }
code { font: 0.9em ui-monospace, monospace; overflow-wrap: anywhere; }
small { opacity: 0.75; }
.list { list-style: none; padding: 0; columns: 16rem; }
.list li { break-inside: avoid; }
`;

/** The description as one page to read and to search in, with an anchor an operation and an object. No script. */
export function apiPage(api: ApiDocument, words: ApiWords, links: { document: string; otherLanguage: string }): string {
  const operations = api.tags.map((tag) => ({ tag, found: operationsOf(api, tag.name) }));
  return `<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(words.title(api.info.title))}</title>
<style>${style}</style>
</head>
<body>
<header>
<p><a href="${links.otherLanguage}">${words.otherLanguage}</a></p>
<h1>${escaped(words.title(api.info.title))}</h1>
<p>${escaped(words.intro)}</p>
<p>${words.document} <a href="${links.document}"><code>${links.document}</code></a></p>
</header>
<main>
${introHtml(api, words)}
<h2 id="operations">${words.operations}</h2>
${operations.map(({ tag, found }) => navHtml(tag, found)).join("\n")}
${operations.flatMap(({ found }) => found.map((one) => operationHtml(one, words))).join("\n")}
<h2 id="objects">${words.schemas}</h2>
${Object.entries(api.components.schemas)
  .map(
    ([name, schema]) =>
      `<article id="object-${name}">${heading(`object-${name}`, name)}\n${fieldsHtml(schema, words)}</article>`,
  )
  .join("\n")}
</main>
</body>
</html>
`;
}

function introHtml(api: ApiDocument, words: ApiWords): string {
  const codes = Object.entries(api.components.responses["Problem"]?.["x-codes"] ?? {});
  const items = codes.map(([code, status]) => `<li><code>${code}</code> ${status}</li>`);
  const servers = api.servers.map(({ url }) => `<code>${escaped(url)}</code>`);
  return `<h2 id="address">${words.addresses}</h2>
<p>${servers.join(" ")}</p>
<h2 id="signing-in">${words.signIn}</h2>
<p>${words.signInText}</p>
<p><code>Authorization: Bearer …</code></p>
<h2 id="writing">${words.writes}</h2>
<p>${words.writesText}</p>
<h2 id="refusals">${words.errors}</h2>
<p>${words.errorsText}</p>
<ul class="list">${items.join("\n")}</ul>`;
}

interface Listed {
  path: string;
  method: string;
  operation: Operation;
}

function operationsOf(api: ApiDocument, tag: string): Listed[] {
  return Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, operation]) => operation.tags[0] === tag)
      .map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
}

function navHtml(tag: { name: string; description?: string }, found: readonly Listed[]): string {
  const items = found.map(
    ({ operation }) =>
      `<li><a href="#${operation.operationId}">${escaped(operation.summary ?? operation.operationId)}</a></li>`,
  );
  return `<nav aria-label="${escaped(tag.name)}"><h4>${escaped(tag.description ?? tag.name)}</h4><ul class="list">${items.join("")}</ul></nav>`;
}

const heading = (anchor: string, text: string) => `<h3><a href="#${anchor}"><code>${escaped(text)}</code></a></h3>`;

function operationHtml({ path, method, operation }: Listed, words: ApiWords): string {
  const { operationId, summary = "", description, requestBody, responses, security } = operation;
  const answers = Object.entries(responses).flatMap(([status, answer]) =>
    "$ref" in answer
      ? []
      : [
          `<h4>${words.answer(status)} <small>${escaped(answer.description)}</small></h4>${contentHtml(answer.content, words)}`,
        ],
  );
  return `<article id="${operationId}">
${heading(operationId, `${method} ${path}`)}
<p>${escaped(summary)} <small><code>${operationId}</code>${security.length === 0 ? ` · ${words.open}` : ""}</small></p>
${description ? `<p>${escaped(description)}</p>` : ""}
${parametersHtml(operation, words)}
${requestBody ? `<h4>${words.body}${requestBody.required ? "" : ` <small>${words.optional}</small>`}</h4>${contentHtml(requestBody.content, words)}` : ""}
${answers.join("\n")}
</article>`;
}

function parametersHtml({ parameters }: Operation, words: ApiWords): string {
  const items = parameters.map((one) => {
    if ("$ref" in one)
      return `<li><code>${sharedNames[one.$ref.split("/").at(-1) ?? ""] ?? ""}</code> <small>${words.optional}</small></li>`;
    const need = one.required ? "" : ` <small>${words.optional}</small>`;
    return `<li><code>${escaped(one.name)}</code> ${typeHtml(one.schema, words)}${need}${said(one.description)}</li>`;
  });
  return items.length === 0 ? "" : `<h4>${words.parameters}</h4><ul>${items.join("\n")}</ul>`;
}

const sharedNames: Record<string, string> = { IdempotencyKey: "Idempotency-Key", IfMatch: "If-Match" };
const said = (description: string | undefined) => (description ? ` — ${escaped(description)}` : "");

function contentHtml(content: Content | undefined, words: ApiWords): string {
  if (!content) return `<p>${words.none}</p>`;
  return Object.entries(content)
    .map(([type, { schema }]) =>
      type === "application/json" ? fieldsHtml(schema, words) : `<p><code>${escaped(type)}</code></p>`,
    )
    .join("\n");
}
