import type { Context } from "../../context.ts";
import { log } from "../../lib/log.ts";
import type { Task, Tasks } from "../../lib/queue.ts";
import { installationPush } from "../channels/push.ts";
import { noticeAttemptsMax } from "./device.ts";
import { deleteDevice, findDevice, findQueuedNotice, keepNoticeAttempt } from "./devices.sql.ts";

/** `sendNotice` brings one notification to one device. */
export const deviceJobs = (context: Context): Tasks => ({ sendNotice: sendNotice(context) });

/** Throws when it must be tried again: the queue waits longer each time. */
function sendNotice(context: Context): Task {
  const { db } = context;
  return async ({ shopId, happeningId, data }) => {
    const key = { shopId, happeningId, deviceId: String(data["deviceId"]) };
    const notice = await findQueuedNotice(db.reads, key);
    const device = await findDevice(db.reads, shopId, key.deviceId);
    if (!notice || !device) return;
    const outcome = await (await installationPush(context)).send(device, notice.content);
    if (outcome.kind === "sent") return db.single((tx) => keepNoticeAttempt(tx, key, { state: "sent", why: null }));
    if (outcome.kind === "gone") {
      await db.single((tx) => deleteDevice(tx, shopId, device.id));
      return;
    }
    const { why } = outcome;
    const isOver = outcome.kind === "refused" || notice.attempts + 1 >= noticeAttemptsMax;
    await db.single((tx) => keepNoticeAttempt(tx, key, { state: isOver ? "failed" : "queued", why }));
    if (!isOver) throw new Error(`device ${device.id} was not reached: ${why}`);
    log.warn("a notification was given up", { shopId, deviceId: device.id, why });
  };
}
