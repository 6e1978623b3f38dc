import { z } from "zod";
import type { Context } from "../../context.ts";
import type { Http } from "../../lib/http.ts";

/** Whether this installation sends SMS. Its name and password are the environment's, and are shown to nobody. */
export function registerSms(http: Http, { config }: Context): void {
  http.get(
    "/sms",
    {
      schema: {
        operationId: "getSms",
        summary: "Whether SMS can be sent, and by whom",
        tags: ["messages"],
        response: {
          200: z.object({ provider: z.enum(["twilio", "ovh"]).nullable().describe("null: none is set up") }),
        },
      },
    },
    async () => ({ provider: config.smsUrl ? (config.smsUrl.startsWith("ovh:") ? "ovh" : "twilio") : null }) as const,
  );
}
