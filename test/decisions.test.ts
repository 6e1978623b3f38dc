import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = `${root}docs/decisions/`;
const records = readdirSync(folder)
  .filter((name) => /^\d{4}-.*\.md$/.test(name))
  .sort()
  .map((name) => ({ name, text: readFileSync(folder + name, "utf8") }));

/** What a licence may say: keep the notice, share changes to that very library, nothing that reaches our own code. */
const acceptedLicences = new Set(
  (
    "MIT|MIT-0|0BSD|ISC|BSD-2-Clause|BSD-3-Clause|Apache-2.0|BlueOak-1.0.0|Unlicense|Python-2.0|MPL-2.0|OFL-1.1|" +
    "MIT AND OFL-1.1|(MIT OR EUPL-1.1+)|CC0-1.0|CC-BY-3.0|CC-BY-4.0"
  ).split("|"),
);

type Dependencies = Record<string, string>;
type Manifest = { dependencies: Dependencies; devDependencies: Dependencies; optionalDependencies: Dependencies };
type Locked = { license?: string; optionalDependencies?: Dependencies };
type Lock = { packages: Record<string, Locked> };

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(root + path, "utf8"));
}

test("every dependency is named in a decision record", () => {
  const { dependencies, devDependencies, optionalDependencies } = readJson("package.json") as Manifest;
  const names = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });

  const unexplained = names.filter((name) => !records.some(({ text }) => text.includes(`\`${name}\``)));

  assert.deepEqual(unexplained, []);
});

test("every record says what was decided, what checks it and what it costs", () => {
  const sections = ["Context", "Decision", "Consequence", "Checked by", "Cost"];
  const incomplete = records.flatMap(({ name, text }) =>
    sections.filter((section) => !new RegExp(`^## ${section}\n\n\\S`, "m").test(text)).map((one) => `${name}: ${one}`),
  );

  assert.ok(records.length > 0);
  assert.deepEqual(incomplete, []);
});

test("records are numbered without a gap and listed", () => {
  const index = readFileSync(`${folder}README.md`, "utf8");

  assert.deepEqual(
    records.map(({ name }) => name.slice(0, 4)),
    records.map((_, position) => String(position + 1).padStart(4, "0")),
  );
  assert.deepEqual(
    records.filter(({ name }) => !index.includes(`(${name})`)),
    [],
  );
});

test("the checks that a record names exist", () => {
  const named = records.flatMap(({ name, text }) => {
    const [, checks = ""] = /^## Checked by\n([^]*?)^## /m.exec(text) ?? [];
    return [...checks.matchAll(/`([^`\s*]+\.(?:ts|json))`/g)].map(([, path = ""]) => ({ name, path }));
  });
  assert.ok(named.length > 0);

  const missing = named.filter(({ path }) => !existsSync(root + path)).map(({ name, path }) => `${name}: ${path}`);

  assert.deepEqual(missing, []);
});

test("every installed package has a licence that lets anybody use Carnet freely", () => {
  const { packages } = readJson("package-lock.json") as Lock;
  const installed = Object.entries(packages).filter(([path]) => path !== "");
  const licenceOf = ([path, { license }]: [string, Locked]): string => license ?? licenceOfParent(packages, path);

  const refused = installed
    .filter((one) => !acceptedLicences.has(licenceOf(one)))
    .map((one) => `${one[0]}: ${licenceOf(one)}`);

  assert.deepEqual(refused, []);
});

/** Binaries of other platforms are listed without a licence: theirs is that of the package they are made for. */
function licenceOfParent(packages: Record<string, Locked>, path: string): string {
  const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
  const parent = Object.values(packages).find((one) => one.license && one.optionalDependencies?.[name] !== undefined);
  return parent?.license ?? "none";
}
