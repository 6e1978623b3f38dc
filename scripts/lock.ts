import { readFileSync, writeFileSync } from "node:fs";

interface LockedPackage {
  version: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  resolved?: string;
  integrity?: string;
  optionalDependencies?: Record<string, string>;
}

export interface LockFile {
  packages: Record<string, LockedPackage>;
}

/** What a package made for one platform is called: its last words are the system, the processor and the C library. */
const platformName =
  /(?:^|[-/])(android|darwin|freebsd|linux|openharmony|win32|windows)-(arm|arm64|ia32|loong64|ppc64|riscv64|s390x|x64)(?:-(gnu|musl)?(?:eabihf|eabi|msvc)?)?$/;

interface Undescribed {
  parent: string;
  name: string;
  version: string;
}

/**
 * The optional packages that the lock file names and does not describe. `npm ci` refuses such a file as soon as
 * the registry has them: npm leaves out those that it could not find on the day of the installation.
 */
export function undescribedPackages(lock: LockFile): Undescribed[] {
  const missing = new Map<string, Undescribed>();
  for (const [parent, { optionalDependencies = {} }] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const isDescribed = `${parent}/node_modules/${name}` in lock.packages || `node_modules/${name}` in lock.packages;
      if (!isDescribed) missing.set(name, { parent, name, version });
    }
  }
  return [...missing.values()];
}

/** Describes them by what their names say: system, processor, C library. Without a checksum, which only the registry has. */
export function completeLockFile(file: URL): void {
  const lock = JSON.parse(readFileSync(file, "utf8")) as LockFile;
  for (const { parent, name, version } of undescribedPackages(lock)) {
    const [, system, processor, library] = platformName.exec(name) ?? [];
    if (!system || !processor) throw new Error(`${name}: its name does not say for which platform it is`);
    lock.packages[`node_modules/${name}`] = {
      version,
      cpu: [processor],
      ...(lock.packages[parent]?.dev && { dev: true }),
      ...(library && { libc: [library === "gnu" ? "glibc" : "musl"] }),
      optional: true,
      os: [system === "windows" ? "win32" : system],
    };
  }
  const byName = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, "en"));
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(byName) }, undefined, 2)}\n`);
}
