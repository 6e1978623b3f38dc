// `npm run npm -- install --save-exact pkg`: npm under the pinned Node, so that versions are chosen for Node 26;
// then the lock file is completed for the platforms whose packages the registry did not have.
import { spawnSync } from "node:child_process";
import { completeLockFile } from "./lock.ts";

const npm = process.env.npm_execpath;
if (!npm) throw new Error("Run it by npm: npm run npm -- install --save-exact <package>");
const { status } = spawnSync(process.execPath, [npm, ...process.argv.slice(2)], { stdio: "inherit" });
if (status === 0) completeLockFile(new URL("../package-lock.json", import.meta.url));
process.exit(status ?? 1);
