import { z } from "zod";
import type { Context } from "../../context.ts";
import { command } from "../../lib/command.ts";
import type { Http } from "../../lib/http.ts";
import { Refusal } from "../../refusals.ts";
import { addPicture } from "./pictures.actions.ts";

export function registerPictures(http: Http, context: Context): void {
  http.post(
    "/pictures",
    {
      schema: {
        operationId: "addPicture",
        summary: "Send a picture: its bytes, as PNG, JPEG or WebP, 5 MB at most",
        tags: ["catalogue"],
        response: { 201: z.object({ id: z.uuid(), contentType: z.string() }) },
      },
    },
    async (request, reply) => {
      const { body } = request;
      if (!Buffer.isBuffer(body)) throw new Refusal("picture_not_supported");
      reply.code(201);
      return command(context.db, request, (tx, caller) => addPicture(tx, caller.shopId, body, context.now()));
    },
  );
}
