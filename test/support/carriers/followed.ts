import assert from "node:assert/strict";
import type { Status } from "../../../src/statuses/status.ts";
import { openCorrespondence } from "../correspondence.ts";
import { karim } from "../people.ts";
import type { Placed, TestShop } from "../shop.ts";
import { laPosteKey, openFakeLaPoste } from "./fake-la-poste.ts";

const hour = 3_600_000;
const nothing = {
  inTransit: "",
  outForDelivery: "",
  readyForPickup: "",
  delivered: "fulfilment:delivered",
  returned: "",
  problem: "",
};

/** A shop whose parcels La Poste follows, on a clock of its own. */
export async function openFollowed() {
  const laPoste = await openFakeLaPoste();
  const clock = { now: new Date("2026-11-02T09:00:00Z") };
  const letters = await openCorrespondence({ now: () => clock.now });
  const { shop } = letters;
  const join = async (carrier: string, secrets: object, baseUrl: string) => {
    const account = { carrier, mode: "live", baseUrl, secrets };
    const { status, body } = await shop.desk.send<{ id: string }>("POST", "/carrier-accounts", account);
    assert.equal(status, 201, JSON.stringify(body));
    return body.id;
  };
  const accountId = await join("la_poste", { apiKey: laPosteKey }, laPoste.baseUrl);
  let count = 0;
  /** A number of Colissimo that no other parcel has. */
  const number = () => `6A${String(10_000_000_000 + count++)}`;
  const page = async ({ id }: Pick<Placed, "id">) => {
    await shop.settled();
    return shop.page(id);
  };
  return {
    laPoste,
    clock,
    letters,
    shop,
    join,
    accountId,
    number,
    page,
    /** An order that has left in one parcel, which nobody was told of. */
    sent: async (trackingNumber = number(), parcel: object = {}) => {
      const order = await shop.order();
      await shop.verb(order.id, "shipments", { trackingNumber, tell: "nobody", ...parcel });
      return { ...order, parcel: trackingNumber };
    },
    /** So many hours later, once the carriers were asked and all has followed. */
    later: async (hours: number) => {
      clock.now = new Date(clock.now.getTime() + hours * hour);
      await shop.db.reads.all("select graphile_worker.add_job('startTracking', '{}'::json)");
      await shop.settled();
    },
    happens: (parcel: string, code: string, label?: string) => laPoste.happens(parcel, code, clock.now, label),
    /** What an act brings the customer. */
    told: (order: Placed, act: () => Promise<unknown>) => letters.broughtBy(karim.contact.email, order, act),
    settle: async (carrierStatuses: object, rest: object = {}) => {
      const patch = { carrierStatuses: { ...nothing, ...carrierStatuses }, ...rest };
      const { status, body } = await shop.desk.send("PATCH", "/settings", patch);
      assert.equal(status, 200, JSON.stringify(body));
    },
    word: wordsOf(shop),
    tracking: async (order: Pick<Placed, "id">) => (await page(order)).parcels[0]?.tracking,
    close: async () => {
      await letters.close();
      await laPoste.close();
    },
  };
}

/** Makes a status of the merchant's own, told to the customer. */
const wordsOf = (shop: TestShop) => async (axis: string, base: string | null, fr: string) => {
  const look = { tone: "info", progress: "half", position: 0, isVisible: true, isTelling: true, isEnabled: true };
  const { status, body } = await shop.desk.send<Status>("POST", "/statuses", { axis, base, labels: { fr }, ...look });
  assert.equal(status, 201, JSON.stringify(body));
  return body.id;
};
