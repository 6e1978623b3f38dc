import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { dhlKey, openFakeDhl } from "../../../../test/support/carriers/fake-dhl.ts";
import type { Connection, ParcelAsked } from "../carrier.ts";
import { dhl } from "../dhl.ts";

let server: Awaited<ReturnType<typeof openFakeDhl>>;
let connection: Connection;
before(async () => {
  server = await openFakeDhl();
  const secrets = { apiKey: dhlKey };
  connection = { shopId: "s", carrier: "dhl", mode: "live", baseUrl: server.baseUrl, reach: "any", secrets };
});
after(() => server.close());

const track = async (number: string, about: Partial<ParcelAsked> = {}) => {
  const parcel = { number, locale: "fr-FR", timeZone: "Europe/Paris", ...about };
  return (await dhl.track?.(connection, [parcel]))?.get(number) ?? [];
};

test("what DHL says is read in the shop's time where it gives none of its own", async () => {
  server.happens("3318810025", { code: "pre-transit", at: "2026-11-01T09:00:00Z", words: "Envoi annoncé" });
  server.happens("3318810025", { code: "transit", at: "2026-11-02T07:53:47", words: "Arrivé au centre", city: "LYON" });
  server.happens("3318810025", { code: "delivered", at: "2026-11-03T10:00:00+01:00", words: "Livré" });

  const events = await track("3318810025");

  const seen = new Map(events.map(({ at, state, place, label }) => [at?.toISOString(), [state, place, label]]));
  assert.deepEqual(Object.fromEntries(seen), {
    "2026-11-01T09:00:00.000Z": ["announced", "", "Envoi annoncé"],
    "2026-11-02T06:53:47.000Z": ["in_transit", "LYON", "Arrivé au centre"],
    "2026-11-03T09:00:00.000Z": ["delivered", "", "Livré"],
  });
  assert.ok(events.some(({ isFinal }) => isFinal));
  assert.deepEqual(server.asked.at(-1)?.query.get("language"), "fr");
});

test("of several shipments of one number the one last spoken of is ours, and a number it does not know has no events", async () => {
  const shipment = (timestamp: string, statusCode: string) => ({
    id: 7_777_777_770,
    status: { timestamp, statusCode, description: "?" },
  });
  const shipments = [shipment("2018-03-02T07:53:47Z", "delivered"), shipment("2026-11-02T07:53:47Z", "failure")];
  server.goWrong({ is: { status: 200, body: { shipments } } });
  assert.deepEqual(
    (await track("7777777770")).map(({ state }) => state),
    ["exception"],
  );
  assert.deepEqual(await track("1234567890"), []);
  server.goWrong({
    is: { status: 200, body: { shipments: [{ id: "1234567890", events: ["?", { timestamp: "no" }] }] } },
  });
  assert.deepEqual(await track("1234567890"), []);
  server.goWrong({ is: { status: 429, body: {} } });
  await assert.rejects(track("1234567890"), { kind: "refused", reason: "429" });
});
