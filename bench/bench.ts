/** `npm run bench`: every measure. `npm run bench -- place_order list_orders`: some. One JSON line a measure on standard output. */
import { cpus, loadavg, totalmem } from "node:os";
import { measureBoot } from "./boot.ts";
import { measureReading, measureVerb, readings, verbs } from "./desk.ts";
import { measureExport } from "./export.ts";
import { measurePlacing } from "./placing/placing.ts";
import { measurePlacingWithoutMail } from "./placing/smtp-down.ts";
import { say } from "./report.ts";
import { openStage, type Stage } from "./stage.ts";
import { measureBacklog, measureIntake } from "./webhooks.ts";
import { makeBraderie } from "./worlds/braderie.ts";

const orderCount = 100_000;

/** On a shop that has just opened. */
const inNewShop: Record<string, (stage: Stage) => Promise<void>> = { place_order: measurePlacing };

/** On a shop with two years of orders behind it. */
const inOldShop: Record<string, (stage: Stage) => Promise<void>> = {
  ...Object.fromEntries(Object.keys(readings).map((name) => [name, (stage: Stage) => measureReading(stage, name)])),
  ...Object.fromEntries(Object.keys(verbs).map((name) => [name, (stage: Stage) => measureVerb(stage, name)])),
  export_orders: measureExport,
};

/** On no shop, or on shops of their own. */
const alone: Record<string, () => Promise<void>> = {
  cold_start: () => measureBoot("cold_start"),
  memory: () => measureBoot("memory"),
  place_order_smtp_down: measurePlacingWithoutMail,
  webhook_intake: measureIntake,
  webhook_backlog: measureBacklog,
};

async function main(asked: string[]): Promise<void> {
  const known = [inNewShop, inOldShop, alone].flatMap(Object.keys);
  const unknown = asked.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`Unknown: ${unknown.join(", ")}. Known: ${known.join(" ")}`);
  const wanted = (name: string) => asked.length === 0 || asked.includes(name);
  const chosen = <Measure>(measures: Record<string, Measure>) =>
    Object.entries(measures).flatMap(([name, measure]) => (wanted(name) ? [measure] : []));

  const [cpu] = cpus();
  const machine = `${cpus().length} × ${cpu?.model ?? "?"}, ${Math.round(totalmem() / 2 ** 30)} GB`;
  say(`${machine}, Node ${process.version}, load before ${loadavg()[0]?.toFixed(1)}`);
  for (const measure of chosen(alone)) await measure();
  await onStage([...chosen(inNewShop)], [...chosen(inOldShop)]);
}

type Measures = ((stage: Stage) => Promise<void>)[];

async function onStage(newShop: Measures, oldShop: Measures): Promise<void> {
  if (newShop.length + oldShop.length === 0) return;
  const stage = await openStage();
  try {
    for (const measure of newShop) await measure(stage);
    if (oldShop.length === 0) return;
    say(`making ${orderCount} orders…`);
    await makeBraderie(stage.db, stage.shop, orderCount);
    for (const measure of oldShop) await measure(stage);
  } finally {
    await stage.close();
  }
}

await main(process.argv.slice(2));
