import type { Rule } from "./house.ts";
import { sourceOf } from "./source.ts";
import type { Tree } from "./tree.ts";
import { pathsOf } from "./tree.ts";

export const linesPerFileMax = 300;
export const filesPerFolderMax = 14;

/** Data that measurements run on is as long as it is. */
const isBenchData = /^bench\/(data|worlds)\//;
const drawers = /(^|\/)(utils?|helpers?|common|services?|types|misc|lib\/shared)(\/|\.tsx?$)/;

/** A file can be read in one sitting. */
export const filesAreShort: Rule = (tree) =>
  pathsOf(tree, /\.(ts|tsx|mts|mjs|css)$/)
    .filter((path) => !isBenchData.test(path) && lineCount(tree, path) > linesPerFileMax)
    .map((path) => `${path} has ${lineCount(tree, path)} lines`);

/** A folder can be seen at a glance. Tests and records are lists by nature. */
export const foldersAreSmall: Rule = (tree) => {
  const counts = new Map<string, number>();
  for (const path of pathsOf(tree, /^(src|shared|admin|shop|ui|documents|mail|bench|scripts)\//)) {
    const folder = path.slice(0, path.lastIndexOf("/"));
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  const crowded = [...counts].filter(([, count]) => count > filesPerFolderMax);
  return crowded.map(([folder, count]) => `${folder} holds ${count} files`);
};

/** No drawer where anything may be thrown. */
export const noDrawers: Rule = (tree) => pathsOf(tree, drawers).map((path) => `${path} is a drawer`);

/** No file that only passes on what others hold. */
export const noBarrels: Rule = (tree) =>
  pathsOf(tree, /\.tsx?$/)
    .filter((path) => sourceOf(tree, path).isBarrel)
    .map((path) => `${path} only re-exports`);

// Written in two halves, so that this file does not find itself.
const unfinished = new RegExp(`\\b(${["TO" + "DO", "FIX" + "ME", "XX" + "X"].join("|")})\\b`);
const machineBound = new RegExp([`://regis${"try"}\\.`, `(^|[^\\w.])/wo${"rk"}/`].join("|"), "m");
const lintSwitch = new RegExp(`(oxlint|eslint)-dis${"able"}`);

/** What is left to do is said in the tracker or in docs/capabilities.md, never in the code. */
export const nothingUnfinished: Rule = (tree) => linesMatching(tree, unfinished, /./);

/** Nothing names a machine: no workplace path, no host of a package mirror. */
export const nothingMachineBound: Rule = (tree) => linesMatching(tree, machineBound, /./);

/** A lint rule is changed for everybody in .oxlintrc.json or kept; it is never switched off on the spot. */
export const nothingSwitchedOff: Rule = (tree) => linesMatching(tree, lintSwitch, /\.(ts|tsx|mjs)$/);

/** Code that is not used is deleted, not commented out. */
export const noCommentedCode: Rule = (tree) =>
  pathsOf(tree, /\.tsx?$/).flatMap((path) => {
    const lines = sourceOf(tree, path).comments.flatMap((comment) => comment.split("\n"));
    return lines.filter((line) => looksLikeCode.test(line)).map((line) => `${path}: ${line.trim()}`);
  });
const looksLikeCode =
  /^\s*(import\s.*from\s|(export\s+)?(const|let)\s.*=.*;|return\b.*;|await\s.*;|(if|for|while)\s*\(.*[;{])\s*$/;

function lineCount(tree: Tree, path: string): number {
  return (tree.get(path) ?? "").replace(/\n$/, "").split("\n").length;
}

function linesMatching(tree: Tree, pattern: RegExp, files: RegExp): string[] {
  return pathsOf(tree, files).flatMap((path) => {
    const lines = (tree.get(path) ?? "").split("\n");
    return lines.flatMap((line, index) =>
      pattern.test(line) ? [`${path}:${index + 1}: ${line.trim().slice(0, 80)}`] : [],
    );
  });
}
