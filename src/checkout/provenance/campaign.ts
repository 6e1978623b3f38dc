import { z } from "zod";
import { optionalLine } from "../../lib/lines.ts";

const partLengthMax = 100;
const part = optionalLine(partLengthMax).default("");

/** What a link to the shop says of itself, as newsletters and advertisements write it: utm_source, utm_medium, utm_campaign. */
export const Campaign = z
  .strictObject({ source: part, medium: part, name: part })
  .meta({ id: "Campaign", description: "The campaign that brought the customer, as its link named it" });
export type Campaign = z.infer<typeof Campaign>;

const named = { source: "utm_source", medium: "utm_medium", name: "utm_campaign" } as const;

/**
 * The campaign a link names; undefined when it names none. Nothing else of the address is looked at: whatever tells one
 * visitor from another is not kept.
 */
export function campaignOf(query: unknown): Campaign | undefined {
  const said = query as Readonly<Record<string, unknown>>;
  const entries = Object.entries(named).map(([key, name]) => {
    const value = said[name];
    return [key, typeof value === "string" ? value.slice(0, partLengthMax) : ""];
  });
  const read = Campaign.safeParse(Object.fromEntries(entries));
  return read.data && Object.values(read.data).some(Boolean) ? read.data : undefined;
}

/** The campaign as a link says it, to be carried from page to page: no cookie is written for it. */
export function queryOf(campaign: Campaign): string {
  const entries = Object.entries(named).map(
    ([key, name]) => [name, campaign[key as keyof Campaign]] as [string, string],
  );
  return new URLSearchParams(entries.filter(([, value]) => value !== "")).toString();
}

/** How a customer came to his order, where something is known of it. */
export interface Provenance {
  campaign: Campaign | null;
  /** When he was reminded of the basket, where the reminder brought him back. */
  remindedAt: Date | null;
}

/** What is known of how somebody came to the order he makes of his basket. */
export const provenanceOf = (cart: {
  campaign: Campaign | null;
  remindedAt: Date | null;
  cameBackAt: Date | null;
}): Provenance => ({ campaign: cart.campaign, remindedAt: cart.cameBackAt && cart.remindedAt });
