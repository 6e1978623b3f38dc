import { isBrowserCode, isTestCode, isWiring, placeOf, slices } from "./places.ts";
import type { Import } from "./source.ts";
import { sourceOf } from "./source.ts";
import { pathsOf } from "./tree.ts";
import type { Tree } from "./tree.ts";

/** Each rule answers with its violations, one readable line each; none means the house is in order. */
export type Rule = (tree: Tree) => string[];

const sourceFile = /\.tsx?$/;

/** Rule 1. `lib/` has never heard of a shop. */
export const libKnowsNoShop: Rule = (tree) =>
  importsWhere(tree, /^src\/lib\//, (path, { target }) => {
    if (isTestCode(path)) return false;
    return isOurs(tree, target) && !/^(src\/lib|shared)\//.test(target);
  });

/** `shared/` runs anywhere: it imports only itself (and the names of what can happen or be refused), never Node. */
export const sharedRunsAnywhere: Rule = (tree) => [
  ...importsWhere(tree, /^shared\//, (path, { target, isType }) => {
    const isName = isType && /^src\/(refusals|happenings)\.ts$/.test(target);
    return !isTestCode(path) && !target.startsWith("shared/") && !isName;
  }),
  ...pathsOf(tree, /^shared\/.*\.tsx?$/)
    .filter((path) => !isTestCode(path) && sourceOf(tree, path).objects.some((name) => nodeOnly.has(name)))
    .map((path) => `${path} uses what only Node or only a browser has`),
];
const nodeOnly = new Set(["process", "Buffer", "window", "localStorage", "globalThis"]);

/** Rule 3. Slices stand in a line and look only down. The files they all stand on know none of them. */
export const slicesLookDown: Rule = (tree) => [
  ...pathsOf(tree, /^src\/[^/]+\/.*\.tsx?$/)
    .filter((path) => placeOf(path).area === "slice" && rankOf(path) < 0)
    .map((path) => `${path} is in no slice of the line`),
  ...importsWhere(tree, /^src\/[^/]+\/.*\.tsx?$/, (path, { target }) => {
    if (isTestCode(path) || placeOf(path).area !== "slice") return false;
    return isWiring(target) || rankOf(target) > rankOf(path);
  }),
  ...importsWhere(tree, /^src\/(config|happenings|refusals)\.ts$/, (_, { target }) => placeOf(target).area === "slice"),
];

function rankOf(path: string): number {
  return slices.findIndex((slice) => slice === placeOf(path).slice);
}

/** Rule 4. Enter another slice by its door: a noun file or its actions. */
export const enterByTheDoor: Rule = (tree) =>
  importsWhere(tree, sourceFile, (path, { target }) => {
    if (isTestCode(path) || isWiring(path) || isBrowserCode(path)) return false;
    const [from, to] = [placeOf(path), placeOf(target)];
    const isDoor = to.kind === "noun" || to.kind === "actions";
    return to.area === "slice" && to.slice !== from.slice && !isDoor;
  });

/** A slice is made of the same few kinds of file. */
export const slicesUseTheKnownFileKinds: Rule = (tree) =>
  pathsOf(tree, /^src\/[^/]+\/.*/)
    .filter((path) => placeOf(path).area === "slice" && placeOf(path).kind === "other")
    .map((path) => `${path} is neither a noun nor *.sql, *.actions, *.http, *.jobs, *.test`);

/** Rule 7, first part. The browser speaks only HTTP: from the server it takes types and nothing else. */
export const browserTakesOnlyTypes: Rule = (tree) =>
  importsWhere(tree, sourceFile, (path, { target, isType }) => {
    if (!isBrowserCode(path) || isTestCode(path)) return false;
    return target.startsWith("node:") || (target.startsWith("src/") && !isType);
  });

/** Rule 7, second part. Routes and jobs are plugged in by app.ts alone; a slice may split its routes over files. */
export const onlyTheAppWires: Rule = (tree) =>
  importsWhere(tree, sourceFile, (path, { target, isType }) => {
    if (isTestCode(path) || isWiring(path) || (isBrowserCode(path) && isType)) return false;
    const [from, to] = [placeOf(path), placeOf(target)];
    const isPlug = to.kind === "http" || to.kind === "jobs";
    const isItsOwn = from.kind === to.kind && from.slice === to.slice && from.area === to.area;
    return (isPlug && !isItsOwn) || target === "src/app.ts";
  });

/** Rule 7, third part. Nothing leans on the tests. */
export const nothingLeansOnTests: Rule = (tree) =>
  importsWhere(tree, sourceFile, (path, { target }) => !isTestCode(path) && /^(test|bench)\//.test(target));

/** `ui/` draws: its components hold no state, so that pages, documents and messages can use them on the server. */
export const uiHasNoHooks: Rule = (tree) =>
  importsWhere(
    tree,
    /^ui\//,
    (_, { target, names }) => target === "react" && names.some((name) => /^use[A-Z]/.test(name)),
  );

/** Every import that breaks a rule, as "from → to". */
export function importsWhere(tree: Tree, files: RegExp, isWrong: (path: string, one: Import) => boolean): string[] {
  const paths = pathsOf(tree, files).filter((path) => sourceFile.test(path));
  return paths.flatMap((path) => {
    const wrong = sourceOf(tree, path).imports.filter((one) => isWrong(path, one));
    return wrong.map(({ target }) => `${path} → ${target}`);
  });
}

/** A file of the project, as opposed to a package. */
export function isOurs(tree: Tree, target: string): boolean {
  return tree.has(target) || /^(src|shared|admin|shop|ui|documents|mail|test|bench|scripts)\//.test(target);
}
