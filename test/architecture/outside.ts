import type { Rule } from "./house.ts";
import { importsWhere } from "./house.ts";
import { isTestCode, placeOf } from "./places.ts";
import { sourceOf } from "./source.ts";
import type { Tree } from "./tree.ts";
import { pathsOf } from "./tree.ts";

/** What leaves the program, or waits for something that is not our database. */
const networkModules = ["http", "https", "http2", "net", "tls", "dgram", "dns", "dns/promises"];
const outsidePackages = ["nodemailer", "undici", "web-push", "@myriaddreamin/typst-ts-node-compiler"];
const outsideModules = new Set([
  ...outsidePackages,
  ...networkModules.map((name) => `node:${name}`),
  "node:child_process",
  "node:worker_threads",
]);
const diskModules = new Set(["node:fs", "node:fs/promises"]);

/** Rule 6. One verb, one transaction, nothing outside it: jobs, adapters, commands and lib call the outside, nobody else. */
export const onlyJobsCallOutside: Rule = (tree) => {
  const isUnder = /^(src|shop|documents|mail)\//;
  const mayCall = (path: string): boolean => {
    const { area, kind } = placeOf(path);
    return isTestCode(path) || ["lib", "commands", "root"].includes(area) || kind === "jobs" || kind === "adapter";
  };
  const callers = pathsOf(tree, /\.tsx?$/).filter((path) => isUnder.test(path) && !mayCall(path));
  return [
    ...importsWhere(
      tree,
      isUnder,
      (path, { target, isType }) => !mayCall(path) && !isType && outsideModules.has(target),
    ),
    ...callers.filter((path) => callsFetch(tree, path)).map((path) => `${path} calls fetch()`),
  ];
};

/** Rule 6, in the transaction: actions, SQL and nouns reach neither the disk nor a lib file that calls the outside. */
export const verbsStayInside: Rule = (tree) =>
  importsWhere(tree, /^src\/[^/]+\/.*\.ts$/, (path, { target, isType }) => {
    if (isType || !["actions", "sql", "noun"].includes(placeOf(path).kind) || placeOf(path).area !== "slice")
      return false;
    return diskModules.has(target) || (placeOf(target).area === "lib" && leavesTheProgram(tree, target));
  });

/** The run-time half of rule 6: `outside()` refuses a call while a transaction is open. */
export const guardExists: Rule = (tree) => {
  const hasVerbs = pathsOf(tree, /^src\/[^/]+\/.*\.actions\.ts$/).length > 0;
  const hasGuard = tree.has("src/lib/db.ts") && sourceOf(tree, "src/lib/db.ts").exports.includes("outside");
  return hasVerbs && !hasGuard ? ["src/lib/db.ts does not export outside()"] : [];
};

/** The guard is used: whoever sends mail, calls another machine or prints does so inside `outside()`, here or in lib. */
export const callersUseTheGuard: Rule = (tree) => {
  const isGuarded = (path: string): boolean => sourceOf(tree, path).calls.some((call) => call.name === "outside");
  const unguarded = (path: string): boolean => leavesTheProgram(tree, path) && !isGuarded(path);
  const callers = pathsOf(tree, /^src\/.*\.ts$/).filter((path) => ["jobs", "adapter"].includes(placeOf(path).kind));
  return callers
    .filter((path) => !isGuarded(path))
    .flatMap((path) => {
      const runTime = sourceOf(tree, path).imports.filter((one) => !one.isType && tree.has(one.target));
      const through = runTime.filter((one) => placeOf(one.target).area === "lib" && unguarded(one.target));
      const direct = leavesTheProgram(tree, path) ? [`${path} leaves the program without outside()`] : [];
      return [...direct, ...through.map((one) => `${path} → ${one.target} leaves the program without outside()`)];
    });
};

function leavesTheProgram(tree: Tree, path: string): boolean {
  if (!tree.has(path)) return false;
  const runTime = sourceOf(tree, path).imports.filter((one) => !one.isType);
  return (
    callsFetch(tree, path) || runTime.some((one) => [...outsidePackages, "node:worker_threads"].includes(one.target))
  );
}

function callsFetch(tree: Tree, path: string): boolean {
  return sourceOf(tree, path).calls.some((call) => call.name === "fetch" || call.name === "globalThis.fetch");
}
