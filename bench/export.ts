import { request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { residentMegabytes } from "./processes.ts";
import { report } from "./report.ts";
import type { Stage } from "./stage.ts";

/** The whole shop in one file, and how much the program's memory grows meanwhile. */
export async function measureExport(stage: Stage): Promise<void> {
  const before = await residentMegabytes(stage.program.pid);
  const watch = { highest: before, isOver: false };
  const watching = watchMemory(stage.program.pid, watch);
  const startedAt = performance.now();
  const bytes = await download(stage, `/api/v1/shops/${stage.shop.slug}/orders/export?format=xml`);
  const seconds = (performance.now() - startedAt) / 1_000;
  watch.isOver = true;
  await watching;
  report("export_orders", { seconds, megabytes: bytes / 2 ** 20, memory_mb: before, memory_peak_mb: watch.highest });
}

async function watchMemory(pid: number, watch: { highest: number; isOver: boolean }): Promise<void> {
  while (!watch.isOver) {
    watch.highest = Math.max(watch.highest, await residentMegabytes(pid));
    await sleep(50);
  }
}

function download({ program, deskHeaders }: Stage, path: string): Promise<number> {
  const authorization = deskHeaders.replace(/^Authorization: |\r\n$/g, "");
  return new Promise((resolve, reject) => {
    const asked = request({ ...program.address, path, headers: { authorization } }, (answer) => {
      let bytes = 0;
      answer.on("data", (piece: Buffer) => (bytes += piece.length));
      answer.on("end", () => (answer.statusCode === 200 ? resolve(bytes) : reject(new Error(`${answer.statusCode}`))));
      answer.on("error", reject);
    });
    asked.on("error", reject).end();
  });
}
