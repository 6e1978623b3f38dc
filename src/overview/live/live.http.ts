import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { Context } from "../../context.ts";
import { openEventStream, type EventStream } from "../../lib/http/event-stream.ts";
import type { Http } from "../../lib/http.ts";
import { Refusal } from "../../refusals.ts";
import { isStillLetIn } from "../../staff/access.actions.ts";
import { createFeed } from "./feed.actions.ts";
import { eventsOf, isTooMuch, lowestId, startAfter, type Happened } from "./live-event.ts";

const Events = z.any().meta({ description: "Server-Sent Events", contentTypes: ["text/event-stream"] });

const description = `Each message is \`{"type": "order.placed", "ids": ["…"]}\`: what happened, and to which orders; read them again to
know more. Send the last message's id back in \`Last-Event-ID\` to hear of what came since. A message named \`reset\` says that too
much was missed: read everything again. The stream ends when the session does, and when the program stops.`;

/** A browser keeps one stream for all its tabs: more than these are a program gone wrong, and each costs a connection. */
const listenersMax = 100;

/** What happens in the shop, as it happens. Refuses `too_many_listeners`. */
export function registerLive(http: Http, context: Context): void {
  const feed = createFeed(context.db.reads);
  /** Who listens, and to which shop. */
  const streams = new Map<EventStream, string>();
  http.addHook("preClose", async () => {
    for (const stream of streams.keys()) stream.end();
    await feed.close();
  });
  http.get(
    "/events",
    {
      exposeHeadRoute: false,
      schema: {
        operationId: "followEvents",
        summary: "What happens in the shop, as it happens",
        description: description.replaceAll("\n", " "),
        tags: ["events"],
        isEndless: true,
        params: z.object({ shop: z.string() }),
        response: { 200: Events },
      },
    },
    (request, reply) => {
      const listeners = [...streams.values()].filter((shopId) => shopId === request.shop.id);
      if (listeners.length >= listenersMax) throw new Refusal("too_many_listeners", { max: listenersMax });
      const mayGoOn = () => isStillLetIn(context, request);
      const stream = openEventStream(reply, {
        mayGoOn,
        onEnd: () => {
          streams.delete(stream);
          unfollow();
        },
      });
      streams.set(stream, request.shop.id);
      const { after, position } = start(stream, request);
      const hear = telling(stream, { mayGoOn, position });
      const unfollow = feed.follow({ shopId: request.shop.id, after, hear });
    },
  );
}

/** Says where the listener is now, and after which id he hears. */
function start(stream: EventStream, request: FastifyRequest): { after: string; position: string } {
  const last = request.headers["last-event-id"];
  const now = Date.now();
  const found = startAfter(typeof last === "string" ? last : undefined, now);
  const position = lowestId(now);
  if (found === null) {
    stream.send({ id: position, event: "reset", data: {} });
    return { after: position, position };
  }
  // Known at once, so that a connection lost before the first message is taken up where it was.
  if (typeof last !== "string") stream.send({ id: position });
  return { after: found, position: typeof last === "string" ? last : position };
}

/** Tells a listener, as long as he may listen. Only the last message of a batch moves his position. */
function telling(stream: EventStream, state: { mayGoOn: () => Promise<boolean>; position: string }) {
  return async (happened: Happened[]) => {
    if (!(await state.mayGoOn())) return stream.end();
    for (const { id } of happened) if (id > state.position) state.position = id;
    const { position } = state;
    if (isTooMuch(happened)) return stream.send({ id: position, event: "reset", data: {} });
    const events = eventsOf(happened);
    for (const [at, data] of events.entries()) stream.send({ ...(at === events.length - 1 && { id: position }), data });
  };
}
