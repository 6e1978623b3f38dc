import { z } from "zod";
import type { Context } from "../../context.ts";
import { command } from "../../lib/command.ts";
import type { Http } from "../../lib/http.ts";
import { voteOnHelp } from "./help.actions.ts";
import { ArticleName, HelpView, Votes } from "./help.ts";

const described = (operationId: string, summary: string) => ({ operationId, summary, tags: ["settings"] });

/** What the help pages need beside their text, which is served as it is under /help. */
export function registerHelp(http: Http, context: Context): void {
  http.get(
    "/help",
    {
      schema: {
        ...described("getHelp", "Whom to ask for help, and how useful each help page was found"),
        response: { 200: HelpView },
      },
    },
    async ({ shop }) => ({ support: context.config.supportEmail ?? null, votes: shop.settings.helpVotes }),
  );
  http.post(
    "/help/:article/votes",
    {
      schema: {
        ...described("voteOnHelp", "Say whether a help page was useful; only counted, with no name"),
        params: z.object({ shop: z.string(), article: ArticleName }),
        body: z.strictObject({ isUseful: z.boolean() }),
        response: { 201: Votes },
      },
    },
    async (request, reply) => {
      const { article } = request.params;
      const votes = await command(context.db, request, (tx, caller) =>
        voteOnHelp(tx, caller.shopId, { article, isUseful: request.body.isUseful }),
      );
      context.shops.forget();
      return reply.code(201).send(votes);
    },
  );
}
