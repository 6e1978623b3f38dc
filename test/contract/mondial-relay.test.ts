// Mondial Relay's first API: what we send fits its WSDL, and what was recorded of it is read as it was meant.
// The WSDL and the recordings stay outside the project: CARNET_SPECS is their folder. Where they are absent all is skipped, and says so.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, describe, test } from "node:test";
import { root } from "../../scripts/step.ts";
import type { Connection, LabelAsked } from "../../src/shipping/carriers/carrier.ts";
import { mondialRelay } from "../../src/shipping/carriers/mondial-relay.ts";
import { elementsIn, textIn } from "../../src/shipping/carriers/mondial-relay/soap.ts";
import { openFakeMondialRelay } from "../support/carriers/fake-mondial-relay.ts";

const specs = resolve(root, process.env["CARNET_SPECS"] ?? "../shared/data/specs");
const wsdl = join(specs, "mondialrelay.Web_Services.asmx.wsdl");
const recordings = join(specs, "recordings");
const checker = resolve(root, process.env["CARNET_WSDL_CHECK"] ?? join(specs, "../../tools/wsdl-check.mjs"));
const of = "Mondial Relay, API 1";

const recorded = (name: string): string => readFileSync(join(recordings, name), "utf8");

const party = {
  address: {
    name: "Zoë & Fils",
    company: "Atelier Lumen",
    line1: "128 bis avenue du Maréchal de Lattre de Tassigny",
    line2: "Bâtiment B",
    postalCode: "69100",
    city: "L’Haÿ-les-Roses",
    country: "FR",
  },
  phone: "+33478001122",
  email: "zoe@exemple.fr",
};
const label: LabelAsked = {
  id: "01980000-0000-7000-8000-00000000000a",
  orderReference: "CMD-1001",
  sender: party,
  recipient: party,
  weightGrams: 85,
  product: "24R",
  pickupPoint: { id: "005680", country: "FR" },
  collection: "dropped",
  value: { amount: 4_250, currency: "EUR" },
  content: "Bol",
  contentCode: "",
  box: { length: 30, width: 20, height: 10 },
  day: "2026-11-23",
};

let fake: Awaited<ReturnType<typeof openFakeMondialRelay>>;
const folder = mkdtempSync(join(tmpdir(), "carnet-wsdl-"));
const account = (): Connection => ({
  shopId: "01980000-0000-7000-8000-00000000000b",
  carrier: "mondial_relay",
  mode: "test",
  baseUrl: fake.baseUrl,
  reach: "any",
  secrets: fake.secrets,
});

/** What the checker says of messages, by the schemas inside the WSDL. */
function checked(messages: readonly string[]): string {
  const files = messages.map((message, index) => {
    const file = join(folder, `${index}.xml`);
    writeFileSync(file, message);
    return file;
  });
  const { status, stdout, stderr } = spawnSync(process.execPath, [checker, wsdl, ...files], { cwd: root });
  return status === 0 ? "" : `${String(stdout)}${String(stderr)}`;
}

function defineTests(): void {
  before(async () => {
    fake = await openFakeMondialRelay();
  });
  after(async () => {
    await fake.close();
    rmSync(folder, { recursive: true });
  });
  testMessages();
  testRecordings();
}

function testMessages(): void {
  test("every message we send fits the WSDL: point, door, collected, reprint, search, trial of the keys", async () => {
    const made = await mondialRelay.createLabel?.(account(), label);
    assert.ok(made);
    await mondialRelay.createLabel?.(account(), { ...label, product: "HOM", pickupPoint: null });
    await mondialRelay.createLabel?.(account(), { ...label, collection: "fetched" });
    await mondialRelay.fetchLabel?.(account(), { ...made, documentUrl: "" });
    const near = { country: "FR", postalCode: "69100", city: "", weightGrams: 85, product: "24R" };
    await mondialRelay.searchPickupPoints?.(account(), near);
    await mondialRelay.searchPickupPoints?.(account(), { ...near, postalCode: "", city: "L’Haÿ-les-Roses" });
    await mondialRelay.check?.(account());

    const sent = fake.asked.filter(({ method }) => method === "POST").map(({ body }) => body);
    assert.equal(sent.length, 7);
    assert.equal(checked(sent), "");
  });

  test("the checker finds a message that does not fit", () => {
    assert.match(checked([recorded("mr.label.1.request.xml").replace("<Poids>1200</Poids>", "<Masse/>")]), /INVALID/);
  });
}

function testRecordings(): void {
  test("the recorded label is the one we would read, with its document", async () => {
    const text = recorded("mr.label.1.response.xml");
    fake.goWrong({ path: "/Web_Services.asmx", is: { status: 200, text } });
    assert.deepEqual(await mondialRelay.createLabel?.(account(), label), {
      reference: "50554859",
      trackingNumber: "50554859",
      document: null,
      documentUrl:
        "/ww2/PDF/StickerMaker2.aspx?ens=BDTEST1311&expedition=50554859&lg=FR&format=A4&crc=C4530F968E6E507C379C538C5E36EC76",
    });
  });

  test("the recorded points are read, zeros in front, spaces and all", async () => {
    const text = recorded("mr.search_pickup_site.1.response.xml");
    fake.goWrong({ path: "/Web_Services.asmx", is: { status: 200, text } });
    const near = { country: "FR", postalCode: "69100", city: "", weightGrams: 0, product: "" };
    const points = (await mondialRelay.searchPickupPoints?.(account(), near)) ?? [];

    assert.equal(points.length, elementsIn(text, "PointRelais_Details").length);
    assert.deepEqual(points[0], {
      id: "005680",
      name: "BUREAU COPY",
      line1: "31 COURS ANDRE PHILIP",
      postalCode: "69100",
      city: "VILLEURBANNE",
      country: "FR",
      distance: 1_739,
      closures: [],
    });
  });

  test("our signature of a recorded search is the recorded one", async () => {
    const request = recorded("mr.search_pickup_site.1.request.xml");
    const near = { country: "FR", postalCode: "69100", city: "", weightGrams: 0, product: "" };
    await mondialRelay.searchPickupPoints?.(account(), near);
    assert.equal(textIn(fake.asked.at(-1)?.body ?? "", "Security"), textIn(request, "Security"));
  });
}

const missing = [wsdl, recordings, checker].find((path) => !existsSync(path));
if (missing) {
  console.warn(`CONTRACT TESTS SKIPPED: ${missing} is not here`);
  test(`messages keep to what is published: ${of}`, { skip: `${missing} is not here: set CARNET_SPECS` }, () => {});
} else {
  void describe(of, defineTests);
}
