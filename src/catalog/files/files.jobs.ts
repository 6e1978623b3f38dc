import type { Context } from "../../context.ts";
import type { Tasks } from "../../lib/queue.ts";
import { forgetLooseFiles } from "./files.actions.ts";

/** Every night. */
export const fileJobs = (context: Context): Tasks => ({
  forgetLooseFiles: () => forgetLooseFiles(context.db, context.now()),
});
