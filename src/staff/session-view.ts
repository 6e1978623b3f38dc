import { z } from "zod";
import { vocabularies, type Shop } from "../shops/shop.ts";
import { roles, type Account, type Role } from "./staff.ts";

/** Who is signed in, and where he may go: what the admin needs before anything else. */
export const SessionView = z
  .object({
    account: z.object({ id: z.uuid(), email: z.string(), name: z.string(), locale: z.string() }),
    shops: z.array(
      z.object({
        id: z.uuid(),
        slug: z.string(),
        name: z.string(),
        role: z.enum(roles),
        country: z.string(),
        currency: z.string(),
        locale: z.string(),
        timeZone: z.string(),
        vocabulary: z.enum(vocabularies),
        isDemo: z.boolean(),
        hostName: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: "Session" });
export type SessionView = z.infer<typeof SessionView>;

export function sessionViewOf(account: Account, members: readonly { shop: Shop; role: Role }[]): SessionView {
  const { id, email, name, locale } = account;
  return { account: { id, email, name, locale }, shops: members.map(({ shop, role }) => ({ ...shop, role })) };
}
