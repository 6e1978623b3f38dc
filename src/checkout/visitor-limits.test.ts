import assert from "node:assert/strict";
import { test } from "node:test";
import { createHttp } from "../lib/http.ts";
import { tell } from "../refusals.ts";
import { limitVisitor, visitorRules } from "./visitor-limits.ts";

const { countMax } = visitorRules.placement;

/** A server that places orders, asked as often as is allowed from an address. */
async function busyServer(remoteAddress: string) {
  let now = new Date("2026-11-20T10:00:00Z");
  const context = { now: () => now };
  const { http } = createHttp({ tell, proxyCount: 0 });
  http.post("/", async (request, reply) => {
    limitVisitor(context, { request, reply }, "placement");
    return reply.code(201).send();
  });
  const ask = (from = remoteAddress) => http.inject({ method: "POST", url: "/", remoteAddress: from });
  for (let count = 0; count < countMax; count++) assert.equal((await ask()).statusCode, 201);
  return { ask, waitAMinute: () => (now = new Date(now.getTime() + 60_001)) };
}

test("an address that places too many orders in a minute is told how long to wait; another address is not", async () => {
  const { ask, waitAMinute } = await busyServer("203.0.113.9");

  const refused = await ask();
  const neighbour = await ask("203.0.113.10");
  waitAMinute();
  const later = await ask();

  assert.deepEqual([refused.statusCode, refused.headers["retry-after"]], [429, "60"]);
  assert.equal(refused.json<{ code: string }>().code, "too_many_attempts");
  assert.deepEqual([neighbour.statusCode, later.statusCode], [201, 201]);
});

for (const address of ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"]) {
  test(`the machine's own address ${address} is not counted`, async () => {
    const { ask } = await busyServer(address);

    assert.equal((await ask()).statusCode, 201);
  });
}

test("an IPv6 customer cannot go on from the next address of his own network", async () => {
  const { ask } = await busyServer("2001:db8:1:2::7");

  assert.equal((await ask("2001:db8:1:2::8")).statusCode, 429);
});

for (const [proxyCount, forwardedFor] of [
  [0, "198.51.100.1"],
  [1, "127.0.0.1, 203.0.113.9"],
  [2, "127.0.0.1, 203.0.113.9, 10.0.0.2"],
] as const) {
  test(`behind ${proxyCount} proxies, an address that the visitor himself forwards is not believed`, async () => {
    const { http } = createHttp({ tell, proxyCount });
    http.get("/", async (request, reply) => reply.send(request.ip));
    const headers = { "x-forwarded-for": forwardedFor };

    const { body } = await http.inject({ url: "/", remoteAddress: "203.0.113.9", headers });

    assert.equal(body, "203.0.113.9");
  });
}
