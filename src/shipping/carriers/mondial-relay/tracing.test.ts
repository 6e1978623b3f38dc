import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openFakeServer, type FakeServer } from "../../../../test/support/providers/server.ts";
import { CarrierFailure, type Connection } from "../carrier.ts";
import { mondialRelay } from "../mondial-relay.ts";

let server: FakeServer;
let connection: Connection;
let said = { stat: "0", steps: "" };
before(async () => {
  server = await openFakeServer(() => ({ status: 500, body: {} }));
  const secrets = { brandCode: "BDTEST13", privateKey: "TestAPI1key" };
  connection = { shopId: "s", carrier: "mondial_relay", mode: "live", baseUrl: server.baseUrl, reach: "any", secrets };
});
after(() => server.close());

const step = (label: string, date: string, hour: string, place = "") =>
  `<ret_WSI2_sub_TracingColisDetaille><Libelle>${label}</Libelle><Date>${date}</Date><Heure>${hour}</Heure>` +
  `<Emplacement>${place}</Emplacement><Relais_Num>0</Relais_Num></ret_WSI2_sub_TracingColisDetaille>`;
const track = async () => {
  const text =
    `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>` +
    `<WSI2_TracingColisDetailleResponse xmlns="http://www.mondialrelay.fr/webservice/"><WSI2_TracingColisDetailleResult>` +
    `<STAT>${said.stat}</STAT><Libelle01>EN COURS</Libelle01><Tracing>${said.steps}</Tracing>` +
    `</WSI2_TracingColisDetailleResult></WSI2_TracingColisDetailleResponse></soap:Body></soap:Envelope>`;
  server.goWrong({ is: { status: 200, text } });
  const parcel = { number: "50554859", locale: "fr-FR", timeZone: "Europe/Paris" };
  return (await mondialRelay.track?.(connection, [parcel]))?.get("50554859") ?? [];
};

test("the parcel’s state is said of the latest of its steps, the others keep their words", async () => {
  const first = step("PRISE EN CHARGE EN AGENCE", "02/11/26", "09:12", "LYON 69");
  said = { stat: "82", steps: first + step("COLIS LIVRÉ AU DESTINATAIRE", "05/11/2026", "1405", "BUREAU COPY") };

  const events = await track();

  assert.deepEqual(
    events.map(({ at, state, label, place, isFinal }) => [at?.toISOString(), state, label, place, isFinal]),
    [
      ["2026-11-02T08:12:00.000Z", "unknown", "PRISE EN CHARGE EN AGENCE", "LYON 69", false],
      ["2026-11-05T13:05:00.000Z", "delivered", "COLIS LIVRÉ AU DESTINATAIRE", "BUREAU COPY", true],
    ],
  );
  assert.match(
    server.asked.at(-1)?.body ?? "",
    /<Expedition>50554859<\/Expedition><Langue>FR<\/Langue><Security>[0-9A-F]{32}</,
  );
});

test("a parcel without steps stands where its number says, and one it does not know has said nothing", async () => {
  said = { stat: "81", steps: "" };
  const [only] = await track();
  assert.deepEqual([only?.at, only?.state, only?.label], [null, "in_transit", "EN COURS"]);
  said = { stat: "94", steps: "" };
  assert.deepEqual(await track(), []);
});

test("a wrong key and a service that broke down are told apart", async () => {
  const failure = async (stat: string) => {
    said = { stat, steps: "" };
    const error: unknown = await track().catch((thrown: unknown) => thrown);
    return error instanceof CarrierFailure ? [error.kind, error.reason] : error;
  };
  assert.deepEqual(await failure("97"), ["refused", "401"]);
  assert.deepEqual(((await failure("99")) as string[])[0], "unanswered");
});
