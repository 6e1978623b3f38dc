import { execFileSync } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";

/** What a process holds in memory now, in MB. */
export async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => undefined);
  const kilobytes =
    /^VmRSS:\s+(\d+) kB/m.exec(status ?? "")?.[1] ??
    execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" });
  return Number(kilobytes) / 1_024;
}

const millisecondsPerTick = 10;

/** The time a process and its children have computed since they started, in milliseconds; 0 where the system does not say. */
export async function computedMilliseconds(pid: number): Promise<number> {
  const numbers = (await readdir("/proc").catch(() => [])).filter((name) => /^\d+$/.test(name));
  const stats = await Promise.all(numbers.map((name) => readFile(`/proc/${name}/stat`, "utf8").catch(() => "")));
  const ticks = stats.map((stat) => {
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const own = Number(fields[11]) + Number(fields[12]);
    // Those that have ended since are in their parent's account.
    if (stat.startsWith(`${pid} `)) return own + Number(fields[13]) + Number(fields[14]);
    return fields[1] === String(pid) ? own : 0;
  });
  return ticks.reduce((sum, one) => sum + one, 0) * millisecondsPerTick;
}
