import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { Context } from "../../context.ts";
import { command } from "../../lib/command.ts";
import type { Http, ZodProvider } from "../../lib/http.ts";
import { Refusal } from "../../refusals.ts";
import { FileInput, FileView, partBytesMax } from "./file.ts";
import { finishFile, keepPart, startFile } from "./files.actions.ts";

const described = (operationId: string, summary: string) => ({ operationId, summary, tags: ["catalogue"] });
const Params = z.object({ shop: z.string(), id: z.uuid() });
const PartParams = Params.extend({ position: z.coerce.number().int().min(0).max(1_000) });

/** A file comes in three steps: announced, sent part by part, ended. A line that breaks costs one part, not all. */
export function registerFiles(http: Http, context: Context): void {
  http.post(
    "/files",
    {
      schema: {
        ...described("startFile", "Announce a file that a digital product is sold with"),
        description:
          "Then send its parts in their order or in any, and complete it. One no product is given goes after a day.",
        body: FileInput,
        response: { 201: z.object({ id: z.uuid(), partBytes: z.int(), partCount: z.int() }) },
      },
    },
    async (request, reply) => {
      reply.code(201);
      return command(context.db, request, (tx, caller) => startFile(tx, caller.shopId, request.body, context.now()));
    },
  );
  void http.register((scope) => registerParts(scope, context));
  http.post(
    "/files/:id/completion",
    {
      schema: {
        ...described("completeFile", "Say that all parts have come: from then on the file never changes"),
        params: Params,
        response: { 200: FileView },
      },
    },
    (request) => command(context.db, request, (tx, caller) => finishFile(tx, caller.shopId, request.params.id)),
  );
}

/** Bytes are read as they are here, and nowhere else. */
async function registerParts(scope: FastifyInstance, context: Context): Promise<void> {
  // Bank statements, which may be longer, are read elsewhere in the desk.
  scope.removeContentTypeParser("application/octet-stream");
  scope.addContentTypeParser(
    "application/octet-stream",
    { parseAs: "buffer", bodyLimit: partBytesMax },
    (_request, body, done) => done(null, body),
  );
  scope.withTypeProvider<ZodProvider>().put(
    "/files/:id/parts/:position",
    {
      schema: {
        ...described("putFilePart", "Send one part of a file: its bytes, as application/octet-stream"),
        description:
          "The first part is 0. Each holds `partBytes` bytes but the last. Sent again, it takes the place of what came before.",
        params: PartParams,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { body, params, caller } = request;
      if (!Buffer.isBuffer(body)) throw new Refusal("file_part_wrong", { position: params.position });
      const part = { fileId: params.id, position: params.position, bytes: body };
      await context.db.transaction((tx) => keepPart(tx, caller.shopId, part));
      return reply.code(204).send(null);
    },
  );
}
