import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { say } from "./terminal.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const sources = ["admin", "shared", "ui", "vite.config.ts", "package-lock.json"];
const pages = join(root, "dist", "admin");

/** Says in the built folder what it was built from. */
const stampName = ".sources";

/** Builds the admin's pages when what they are made of has changed since the last time. */
export async function buildAdmin(): Promise<void> {
  if (!existsSync(join(root, "admin"))) return;
  const wanted = await fingerprint();
  if ((await readFile(join(pages, stampName), "utf8").catch(() => "")) === wanted) return;
  say("Construction de l’administration… (building the admin)");
  const unfinished = `${pages}.${process.pid}`;
  try {
    await runVite(unfinished);
    await writeFile(join(unfinished, stampName), wanted);
    await rm(pages, { recursive: true, force: true });
    await rename(unfinished, pages);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

async function runVite(target: string): Promise<void> {
  const vite = join(root, "node_modules", "vite", "bin", "vite.js");
  const build = spawn(process.execPath, [vite, "build", "--outDir", target, "--emptyOutDir", "--logLevel", "warn"], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production", NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<number | null>((resolve, reject) => build.once("exit", resolve).once("error", reject));
  const [status, ...output] = await Promise.all([ended, text(build.stdout), text(build.stderr)]);
  if (status !== 0) throw new Error(`The admin could not be built:\n${output.join("\n")}`);
}

async function fingerprint(): Promise<string> {
  const files = (await Promise.all(sources.map(filesIn))).flat().toSorted();
  const hash = createHash("sha256");
  for (const file of files) hash.update(`${file}\0`).update(await readFile(join(root, file)));
  return hash.digest("hex");
}

async function filesIn(path: string): Promise<string[]> {
  const found = await stat(join(root, path)).catch(() => undefined);
  if (!found) return [];
  if (found.isFile()) return [path];
  const entries = await readdir(join(root, path), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.includes(".test."));
  return files.map((entry) => join(entry.parentPath, entry.name).slice(root.length));
}
