import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { residentMegabytes } from "./processes.ts";
import { startProgram } from "./program.ts";
import { report } from "./report.ts";

const startCount = 5;
const idleSeconds = 5;

/** From nothing running to the first answer, with the program's own database, made beforehand; and what it then holds while idle. */
export async function measureBoot(asked: "cold_start" | "memory"): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), "carnet-bench-boot-"));
  const environment = { CARNET_DATA: directory, DATABASE_URL: "" };
  const first = await startProgram(environment);
  if (asked === "memory") {
    await sleep(idleSeconds * 1_000);
    report("memory", { rss_mb: await residentMegabytes(first.pid), idle_seconds: idleSeconds });
  }
  await first.stop();
  if (asked === "cold_start") {
    const times: number[] = [];
    for (let count = 0; count < startCount; count++) {
      const program = await startProgram(environment);
      times.push(program.readyAfterMs);
      await program.stop();
    }
    const sorted = times.toSorted((a, b) => a - b);
    report("cold_start", {
      first_ms: first.readyAfterMs,
      p50_ms: sorted[Math.floor(startCount / 2)] ?? 0,
      worst_ms: sorted.at(-1) ?? 0,
    });
  }
  await rm(directory, { recursive: true, force: true });
}
