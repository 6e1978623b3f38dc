import { readFileSync, readdirSync } from "node:fs";
import { extname, join } from "node:path";

/** The project's text files: path from the root with forward slashes → content. */
export type Tree = ReadonlyMap<string, string>;

const textExtensions = new Set(
  "|.ts|.tsx|.mts|.js|.mjs|.css|.sql|.md|.json|.html|.xsd|.xml|.svg|.typ|.yml|.yaml|.sh|.txt".split("|"),
);

/** Every text file of the project that git would keep. Folders named in .gitignore are not entered. */
export function readTree(root: string): Tree {
  const ignored = new Set([".git", ...ignoredFolders(readFileSync(join(root, ".gitignore"), "utf8"))]);
  const tree = new Map<string, string>();
  const enter = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !ignored.has(entry.name)) enter(path);
      if (entry.isFile() && textExtensions.has(extname(entry.name)))
        tree.set(path, readFileSync(join(root, path), "utf8"));
    }
  };
  enter("");
  return tree;
}

/** A made-up project, to show that a check can fail. */
export function treeOf(files: Record<string, string>): Tree {
  return new Map(Object.entries(files));
}

/** The paths of the tree that match, in the order of the alphabet. */
export function pathsOf(tree: Tree, pattern: RegExp): string[] {
  return [...tree.keys()].filter((path) => pattern.test(path)).sort();
}

function ignoredFolders(gitignore: string): string[] {
  const folders = gitignore.split("\n").filter((line) => line.endsWith("/"));
  return folders.map((line) => line.replaceAll("/", ""));
}
