import { z } from "zod";

/** The name of a page of docs/help, without its ending: "premiers-pas". */
export const ArticleName = z.string().regex(/^[a-z0-9-]{1,60}$/);

/** How many of the shop's people found a page useful, and how many did not. Nothing says who. */
export const Votes = z.object({ yes: z.int().min(0), no: z.int().min(0) });
export type Votes = z.infer<typeof Votes>;

/** More pages than Carnet has: what is counted under other names is nobody's vote. */
export const articleCountMax = 100;

export const HelpView = z
  .object({
    support: z.string().nullable().describe("Whom to write to: the person or the agency that keeps this installation"),
    votes: z.record(z.string(), Votes).describe("By the name of the page"),
  })
  .meta({ id: "Help" });
