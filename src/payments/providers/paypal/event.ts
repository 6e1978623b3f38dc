import { z } from "zod";
import type { Connection } from "../../provider.ts";
import { jsonIn } from "../call.ts";
import { callPaypal, isFailure } from "./api.ts";

// What a call of PayPal's is about. Its words are not believed: only which order to look at is taken from it.

const resourceShape = z.object({
  id: z.string().optional(),
  supplementary_data: z.object({ related_ids: z.object({ order_id: z.string().optional() }) }).optional(),
  links: z.array(z.object({ href: z.string(), rel: z.string() })).optional(),
  disputed_transactions: z.array(z.object({ seller_transaction_id: z.string().optional() })).optional(),
});
type Resource = z.infer<typeof resourceShape>;

const eventShape = z.object({ id: z.string().min(1), event_type: z.string(), resource: resourceShape });

/** The call's own id and the order it is about; undefined when it is about no order of this account. */
export async function orderNamed(connection: Connection, rawBody: Buffer) {
  const event = eventShape.safeParse(jsonIn(rawBody)).data;
  if (!event) return undefined;
  const { id, event_type: type, resource } = event;
  const reference = type.startsWith("CHECKOUT.")
    ? (orderAbove(resource) ?? resource.id)
    : await orderOf(connection, resource);
  return reference && { eventId: id, reference };
}

/** A refund's resource knows its capture, a dispute's the transaction; only these know the order. */
async function orderOf(connection: Connection, resource: Resource): Promise<string | undefined> {
  const found = orderAbove(resource);
  if (found) return found;
  const [disputed] = resource.disputed_transactions ?? [];
  const path = disputed?.seller_transaction_id
    ? `captures/${encodeURIComponent(disputed.seller_transaction_id)}`
    : /\/v2\/payments\/((?:captures|authorizations)\/[A-Z0-9]+)$/.exec(upOf(resource))?.[1];
  if (!path) return undefined;
  try {
    const above = await callPaypal(connection, { method: "GET", path: `/v2/payments/${path}` });
    const read = resourceShape.parse(above);
    return path.startsWith("captures")
      ? await orderOf(connection, { ...read, disputed_transactions: [] })
      : orderAbove(read);
  } catch (error) {
    // Another account's, or one that is no more.
    if (isFailure(error, "RESOURCE_NOT_FOUND", "INVALID_RESOURCE_ID", "404")) return undefined;
    throw error;
  }
}

const orderAbove = (resource: Resource): string | undefined =>
  resource.supplementary_data?.related_ids.order_id ?? /\/v2\/checkout\/orders\/([A-Z0-9]+)$/.exec(upOf(resource))?.[1];

const upOf = ({ links = [] }: Resource): string => links.find(({ rel }) => rel === "up")?.href ?? "";
