import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { dirname, join } from "node:path";

const root = fileURLToPath(new URL("..", import.meta.url));
const help = readdirSync(join(root, "docs/help")).filter((name) => name.endsWith(".md"));
const pages = ["README.md", "ARCHITECTURE.md", ...help.map((name) => `docs/help/${name}`)];

/** What a page leads to in the project: its links and pictures, without those of the web. */
const targetsOf = (page: string): string[] =>
  [...readFileSync(join(root, page), "utf8").matchAll(/\]\(([^)#\s]+)|src="([^"]+)"/g)]
    .map(([, link, picture]) => link ?? picture ?? "")
    .filter((target) => !/^https?:/.test(target));

test("every link and picture of the help pages is there", () => {
  const lost = pages.flatMap((page) =>
    targetsOf(page)
      .filter((target) => !existsSync(join(root, dirname(page), target)))
      .map((target) => `${page} → ${target}`),
  );

  assert.deepEqual(lost, []);
});

test("every help page is in the index", () => {
  const listed = new Set(targetsOf("docs/help/README.md"));

  assert.deepEqual(
    help.filter((name) => name !== "README.md" && !listed.has(name)),
    [],
  );
});
