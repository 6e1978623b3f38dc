import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { laPosteKey, openFakeLaPoste } from "../../../../test/support/carriers/fake-la-poste.ts";
import { CarrierFailure, type Connection } from "../carrier.ts";
import { laPoste } from "../la-poste.ts";

let server: Awaited<ReturnType<typeof openFakeLaPoste>>;
let connection: Connection;
before(async () => {
  server = await openFakeLaPoste();
});
beforeEach(() => {
  const secrets = { apiKey: laPosteKey };
  connection = { shopId: "s", carrier: "la_poste", mode: "live", baseUrl: server.baseUrl, reach: "any", secrets };
});
after(() => server.close());

const track = async (...numbers: string[]) => {
  const parcels = numbers.map((number) => ({ number, locale: "fr-FR", timeZone: "Europe/Paris" }));
  return (await laPoste.track?.(connection, parcels)) ?? new Map<string, never[]>();
};
const statesOf = async (number: string) => (await track(number)).get(number)?.map(({ state }) => state);
const failure = async (asked: Promise<unknown>) => {
  const error = await asked.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof CarrierFailure, String(error));
  return [error.kind, error.reason];
};

test("what La Poste says of a parcel is read with its time, its words and what they mean", async () => {
  const at = new Date("2026-11-02T08:38:00Z");
  server.happens("6A11111111111", "PC1", new Date("2026-11-01T13:43:00Z"));
  server.happens("6A11111111111", "DI1", at);

  const [last, first] = (await track("6A11111111111")).get("6A11111111111") ?? [];

  assert.deepEqual(last, {
    at,
    code: "DI1",
    label: "Votre colis est livré.",
    state: "delivered",
    place: "",
    isFinal: true,
  });
  assert.deepEqual([first?.state, first?.isFinal], ["picked_up", false]);
  assert.deepEqual(server.asked.at(-1)?.query.get("lang"), "fr_FR");
});

test("several parcels are asked about in one call, and one it does not know hides no other", async () => {
  const number = (index: number) => `6A2222222222${index}`;
  for (const index of [0, 1, 2]) server.happens(number(index), "ET1", new Date("2026-11-01T13:43:00Z"));
  const calls = server.asked.length;

  const found = await track(number(0), number(1), number(9), number(2));

  assert.deepEqual([...found.keys()], [0, 1, 2].map(number));
  assert.equal(server.asked.length, calls + 1);
});

test("a code nobody knows keeps its words, and what cannot be read is left out", async () => {
  server.happens("6A33333333333", "ZZ9", new Date("2026-11-01T13:43:00Z"), "Colis photographié");
  assert.deepEqual(await statesOf("6A33333333333"), ["unknown"]);
  const odd = [
    { code: "ET1", label: "sans date" },
    7,
    null,
    { code: "ET1", date: "hier" },
    { code: "ND1", date: "2026-11-02T08:00:00+01:00" },
  ];
  server.goWrong({ is: { status: 200, body: { shipment: { idShip: "6A33333333333", event: odd } } } });
  assert.deepEqual(await statesOf("6A33333333333"), ["exception"]);
});

test("a number it does not know yet is no failure, whatever it answers", async () => {
  assert.equal((await track("6A44444444444")).size, 0);
  server.goWrong({ is: { status: 404, text: "<html>Not found</html>" } });
  assert.equal((await track("6A44444444444")).size, 0);
  server.goWrong({ is: { status: 200, body: { returnCode: 404, idShip: "6A44444444444" } } });
  assert.equal((await track("6A44444444444")).size, 0);
});

test("a page that says sorry, a wrong key and a quota used up are told apart", async () => {
  server.goWrong({ is: { status: 200, text: "<html>Maintenance</html>" } });
  assert.deepEqual(await failure(track("6A55555555555")), ["unanswered", "not JSON"]);
  server.goWrong({ is: "cut" });
  assert.equal((await failure(track("6A55555555555")))[0], "unanswered");
  server.goWrong({ is: { status: 429, body: { code: "TOO_MANY_REQUESTS" } } });
  assert.deepEqual(await failure(track("6A55555555555")), ["refused", "429"]);
  connection = { ...connection, secrets: { apiKey: "autre" } };
  assert.deepEqual(await failure(track("6A55555555555")), ["refused", "401"]);
});
