import { z } from "zod";
import { noticeWords } from "../../../shared/messages/short/notices.ts";
import type { Context } from "../../context.ts";
import { command } from "../../lib/command.ts";
import type { Http } from "../../lib/http.ts";
import { Refusal } from "../../refusals.ts";
import { installationPush } from "../channels/push.ts";
import { DeviceInput, DeviceView, deviceViewOf } from "./device.ts";
import { devicesOf, forgetDevice, keepDevice, ownDevice, pushKey } from "./devices.actions.ts";

const Params = z.object({ shop: z.string(), id: z.uuid() });
const described = (operationId: string, summary: string) => ({ operationId, summary, tags: ["devices"] });

/** Browsers that are notified, each by its owner's wish. */
export function registerDevices(http: Http, context: Context): void {
  http.get(
    "/devices",
    {
      schema: {
        ...described("listDevices", "The caller's devices that are notified in this shop"),
        response: {
          200: z.object({
            publicKey: z.string().describe("For the browser's `pushManager.subscribe` (applicationServerKey)"),
            devices: z.array(DeviceView),
          }),
        },
      },
    },
    async (request) => {
      const devices = await devicesOf(context.db.reads, request.caller);
      const { publicKey } = await pushKey(context.db.reads);
      return { publicKey: publicKey.toString("base64url"), devices: devices.map(deviceViewOf) };
    },
  );
  http.put(
    "/devices",
    {
      schema: {
        ...described("keepDevice", "Notify this browser, or change of what"),
        body: DeviceInput,
        response: { 200: DeviceView },
      },
    },
    async (request) =>
      deviceViewOf(
        await command(context.db, request, (tx, caller) => keepDevice(tx, caller, request.body, context.now())),
      ),
  );
  http.delete(
    "/devices/:id",
    {
      schema: {
        ...described("forgetDevice", "Notify this browser no more"),
        params: Params,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await command(context.db, request, (tx, caller) => forgetDevice(tx, caller, request.params.id));
      return reply.code(204).send(null);
    },
  );
  registerTrial(http, context);
}

function registerTrial(http: Http, context: Context): void {
  http.post(
    "/devices/:id/trial",
    {
      schema: {
        ...described("tryDevice", "Send this browser a notification now, to see that it arrives"),
        isKeyless: true,
        params: Params,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { caller, shop, params } = request;
      const device = await ownDevice(context.db.reads, caller, params.id);
      const { title, body } = noticeWords(caller.locale).trial;
      const channel = await installationPush(context);
      const outcome = await channel.send(device, { title, body, path: `/admin/${shop.slug}/commandes`, tag: "trial" });
      if (outcome.kind === "sent") return reply.code(204).send(null);
      if (outcome.kind === "gone") await context.db.transaction((tx) => forgetDevice(tx, caller, device.id));
      throw new Refusal("device_unreachable", outcome.kind === "gone" ? {} : { why: outcome.why });
    },
  );
}
