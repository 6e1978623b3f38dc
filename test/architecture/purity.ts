import type { Rule } from "./house.ts";
import { importsWhere, isOurs } from "./house.ts";
import { isTestCode, placeOf } from "./places.ts";
import { sourceOf } from "./source.ts";
import type { Tree } from "./tree.ts";
import { pathsOf } from "./tree.ts";

const clockAndChance = /^(Date|Date\.now|performance\.now|Math\.random|Temporal\.Now\..*|setTimeout|setInterval)$/;
const pureNodeModules = new Set(["node:crypto", "node:buffer", "node:util", "node:assert/strict"]);
const purePackages = new Set(["zod"]);
const randomOfCrypto = new Set(["randomBytes", "randomUUID", "randomInt", "getRandomValues"]);

/** Rule 2. The noun is pure: no SQL, action, route or job, no clock, no chance, nothing outside, even at second hand. */
export const nounsArePure: Rule = (tree) => {
  const nouns = pathsOf(tree, /^src\/.*\.ts$/).filter((path) => {
    const { area, kind } = placeOf(path);
    return area === "slice" && kind === "noun";
  });
  return [
    ...importsUpwards(tree),
    ...nouns.flatMap((noun) => [...impureCalls(tree, noun), ...impureImports(tree, noun)]),
  ];
};

function importsUpwards(tree: Tree): string[] {
  return importsWhere(tree, /^src\/[^/]+\/.*\.ts$/, (path, { target }) => {
    if (isTestCode(path) || placeOf(path).kind !== "noun" || placeOf(path).area !== "slice") return false;
    return ["sql", "actions", "http", "jobs"].includes(placeOf(target).kind);
  });
}

function impureCalls(tree: Tree, path: string): string[] {
  const wrong = sourceOf(tree, path).calls.filter(({ name, argumentCount }) => {
    if (name === "new Date") return argumentCount === 0;
    return clockAndChance.test(name) || name === "fetch" || randomOfCrypto.has(name.replace(/^crypto\./, ""));
  });
  return wrong.map(({ name }) => `${path} calls ${name}()`);
}

/** Follows run-time imports as far as they go; answers with the chain that reaches something impure. */
function impureImports(tree: Tree, noun: string): string[] {
  const seen = new Set<string>();
  const follow = (path: string, chain: string): string[] => {
    if (seen.has(path)) return [];
    seen.add(path);
    const targets = sourceOf(tree, path)
      .imports.filter((one) => !one.isType)
      .map((one) => one.target);
    return targets.flatMap((target) => {
      const longer = `${chain} → ${target}`;
      if (tree.has(target)) return follow(target, longer);
      // A file of ours that is not there is the compiler's to report.
      if (isOurs(tree, target)) return [];
      return pureNodeModules.has(target) || purePackages.has(target) ? [] : [longer];
    });
  };
  return follow(noun, noun);
}
