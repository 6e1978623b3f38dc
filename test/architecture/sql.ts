import type { Rule } from "./house.ts";
import { isTestCode, placeOf, slices } from "./places.ts";
import { sourceOf } from "./source.ts";
import type { Tree } from "./tree.ts";
import { pathsOf } from "./tree.ts";

const looksLikeSql =
  /^\s*(select\s[^]+\sfrom\s|insert\s+into\s|update\s+[\w.]+(\s+\w+)?\s+set\s|delete\s+from\s|with\s+(recursive\s+)?\w+\s+as\s|create\s+table|truncate\s)/i;

/** Rule 5, first part. SQL lives in *.sql.ts and in lib. */
export const sqlStaysInSqlFiles: Rule = (tree) =>
  pathsOf(tree, /^(src|shop|documents|mail|shared|ui|admin)\/.*\.tsx?$/)
    .filter((path) => placeOf(path).kind !== "sql" && placeOf(path).area !== "lib" && !isTestCode(path))
    .flatMap((path) => {
      const source = sourceOf(tree, path);
      const texts = source.strings.filter((text) => looksLikeSql.test(text));
      const queries = path.startsWith("src/") ? source.calls.filter((call) => call.name.endsWith(".query")) : [];
      const texted = texts.map((text) => `${path} holds SQL: ${text.trim().slice(0, 40)}…`);
      return [...texted, ...queries.map((call) => `${path} calls ${call.name}()`)];
    });

/** Rule 5, second part. Every table names its slice, on a comment line right above it: `-- slice: orders`. */
export const tablesNameTheirSlice: Rule = (tree) =>
  tablesOf(tree)
    .filter((table) => ![...slices, "lib"].some((slice) => slice === table.slice))
    .map((table) => `${table.path}: ${table.name} ${table.slice ? `names no slice: ${table.slice}` : "has no slice"}`);

/** Rule 5, third part. A slice's SQL touches its own tables. `overview` may read any and writes none. */
export const slicesTouchTheirOwnTables: Rule = (tree) => {
  const owners = new Map(tablesOf(tree).map((table) => [table.name, table.slice]));
  return pathsOf(tree, /^src\/[^/]+\/.*\.sql\.ts$/).flatMap((path) => {
    const { slice } = placeOf(path);
    const { read, written } = tablesIn(sourceOf(tree, path).strings.join("\n;\n"));
    const checked = slice === "overview" ? written : [...read, ...written];
    const foreign = checked.filter(
      (table) => owners.has(table) && (owners.get(table) !== slice || slice === "overview"),
    );
    return [...new Set(foreign)].map((table) => `${path} touches ${table}, a table of ${owners.get(table)}`);
  });
};

type Table = { path: string; name: string; slice: string };

/** The tables the migrations create, with the slice named in the comment block right above. */
function tablesOf(tree: Tree): Table[] {
  return pathsOf(tree, /^db\/migrations\/.*\.sql$/).flatMap((path) => {
    const found = (tree.get(path) ?? "").matchAll(
      /((?:^--.*\n)*)^create (?:unlogged )?table (?:if not exists )?(?:public\.)?"?(\w+)/gim,
    );
    return [...found].map(([, comment = "", name = ""]) => ({
      path,
      name,
      slice: /^-- slice: (\S+)\s*$/m.exec(comment)?.[1] ?? "",
    }));
  });
}

/** Table names after the words that can name one. Comma lists after `from` are followed. */
function tablesIn(sql: string): { read: string[]; written: string[] } {
  const bare = sql
    .replaceAll(/--.*$/gm, "")
    .replaceAll('"', "")
    .replaceAll(/\bpublic\./g, "");
  const namesAfter = (words: string): string[] =>
    [...bare.matchAll(new RegExp(`\\b(?:${words})\\s+(?:only\\s+)?(\\w+)(?!\\w*\\s*\\()`, "gi"))].map(
      ([, name = ""]) => name,
    );
  const lists = [...bare.matchAll(/\bfrom\s+\w+(?:\s+(?:as\s+)?\w+)?((?:\s*,\s*\w+(?:\s+(?:as\s+)?\w+)?)+)/gi)];
  const listed = lists.flatMap(([, rest = ""]) => [...rest.matchAll(/,\s*(\w+)/g)].map(([, name = ""]) => name));
  return {
    read: [...namesAfter("from|join|using"), ...listed],
    written: namesAfter("insert\\s+into|update|delete\\s+from|truncate(?:\\s+table)?|merge\\s+into|copy"),
  };
}
