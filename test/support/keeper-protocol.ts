import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";

/** One line of JSON for each line asked. */
export type Answer = { value: string } | { error: string };

const clone = createHash("sha256")
  .update(import.meta.url)
  .digest("hex")
  .slice(0, 8);

/** One keeper for each clone of the project and each account of the machine. */
export const keeperFolder = join(tmpdir(), `carnet-tests-${userInfo().username}-${clone}`);
export const keeperLog = join(keeperFolder, "keeper.log");
export const keeperSocket =
  process.platform === "win32" ? `\\\\.\\pipe\\carnet-tests-${clone}` : join(keeperFolder, "keeper.sock");

export function prepareKeeperFolder(): void {
  mkdirSync(keeperFolder, { recursive: true, mode: 0o755 });
}
