/** The slices in their line: each may call only those before it. */
export const slices = (
  "shops staff catalog customers statuses orders payments shipping returns invoices checkout " +
  "notifications webhooks automations transfers overview set-up"
).split(" ");

export type FileKind = "noun" | "sql" | "actions" | "http" | "jobs" | "test" | "adapter" | "other";

/** Where a file stands. `slice` is empty outside the slices. */
export type Place = { area: string; slice: string; kind: FileKind };

const adapterFolder = /^src\/[^/]+\/(providers|carriers|channels)\//;

/** area is the first folder, except under src, where it is `lib`, `commands`, `slice` or `root`. */
export function placeOf(path: string): Place {
  const [first = "", second = "", third] = path.split("/");
  if (first !== "src") return { area: third || second ? first : "", slice: "", kind: kindOf(path) };
  if (third === undefined) return { area: "root", slice: "", kind: kindOf(path) };
  if (second === "lib" || second === "commands") return { area: second, slice: "", kind: kindOf(path) };
  return { area: "slice", slice: second, kind: kindOf(path) };
}

function kindOf(path: string): FileKind {
  const name = path.slice(path.lastIndexOf("/") + 1).replace(/\.tsx?$/, "");
  if (name.endsWith(".test")) return "test";
  if (adapterFolder.test(path)) return "adapter";
  const ending = name.includes(".") ? name.slice(name.lastIndexOf(".") + 1) : "noun";
  return (["noun", "sql", "actions", "http", "jobs"] as const).find((kind) => kind === ending) ?? "other";
}

/** Code that runs in the visitor's or the merchant's browser. */
export function isBrowserCode(path: string): boolean {
  return /^(admin|ui)\//.test(path) || /^shop\/(.*\/)?islands?\//.test(path) || /^shop\/.*\.island\.tsx?$/.test(path);
}

/** Tests and measurements: they may look everywhere. */
export function isTestCode(path: string): boolean {
  return /^(test|bench)\//.test(path) || /\.test\.tsx?$/.test(path);
}

/** The files that wire the program, the arms of its command line and the tools beside it may know everybody. */
export function isWiring(path: string): boolean {
  return path === "src/app.ts" || path === "src/main.ts" || /^(scripts|src\/commands)\//.test(path);
}
