import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const places = [
  process.env["CHROMIUM_PATH"],
  // Chromium without its windows: the journeys take half as long.
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** The browser, and the programs that the journeys need beside it: fonts, and pdftotext to read the invoice. */
const debianPackages = ["chromium-headless-shell", "fonts-dejavu-core", "poppler-utils"];

/** Without them the browser calls its maker's hosts, and draws differently from one machine to the next. */
export const chromiumOptions = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--force-color-profile=srgb",
  "--font-render-hinting=none",
];

export function findChromium(): string | undefined {
  return places.find((place) => place && existsSync(place));
}

/** The one that can show notifications. */
export const findWholeChromium = (): string | undefined =>
  places.find((place) => place && !place.includes("headless") && existsSync(place));

/** Installs Debian's browser when we may, that is as root where there is apt-get. Gives what it printed. */
export function installChromium(): string {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return "";
  const install = ["install", "-y", "--no-install-recommends", ...debianPackages];
  const first = runAptGet(install);
  if (findChromium()) return first;
  return [first, runAptGet(["update"]), runAptGet(install)].join("\n");
}

function runAptGet(words: string[]): string {
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const { stdout, stderr } = spawnSync("apt-get", words, { encoding: "utf8", env: environment });
  return `$ apt-get ${words.join(" ")}\n${stdout}${stderr}`;
}
