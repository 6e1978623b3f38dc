import type { StripeBooks } from "../../support/providers/stripe-books.ts";
import type { StripeEvent } from "../../support/providers/stripe-objects.ts";

/** Stripe's events on their way, by the session they are about. */
export interface PostOffice {
  /** Those of this session that were not handed out yet, oldest first. */
  take(sessionId: string): StripeEvent[];
}

export function openPostOffice(books: StripeBooks): PostOffice {
  const waiting = new Map<string, StripeEvent[]>();
  return {
    take(sessionId) {
      for (const event of books.takeEvents()) {
        const about = sessionOf(books, event);
        waiting.set(about, [...(waiting.get(about) ?? []), event]);
      }
      const events = waiting.get(sessionId) ?? [];
      waiting.delete(sessionId);
      return events;
    },
  };
}

function sessionOf(books: StripeBooks, { data }: StripeEvent): string {
  const thing = data.object as { object: string; id: string; payment_intent?: string };
  if (thing.object === "checkout.session") return thing.id;
  const intent = thing.object === "payment_intent" ? thing.id : (thing.payment_intent ?? null);
  return books.sessionOf(intent)?.id ?? "";
}
