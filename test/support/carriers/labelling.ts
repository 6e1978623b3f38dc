// A shop that has labels made by its own account at Mondial Relay.
import assert from "node:assert/strict";
import type { LabelView } from "../../../src/shipping/labels/label.ts";
import type { AccountSeen } from "../../../src/shipping/accounts/accounts.actions.ts";
import { openCorrespondence } from "../correspondence.ts";
import type { Answer } from "../http.ts";
import type { Placed, TestShopOptions } from "../shop.ts";
import { openFakeMondialRelay } from "./fake-mondial-relay.ts";

/** The point of the demonstration account's town, as the merchant chooses it. */
export const bureauCopy = { id: "005680", country: "FR", name: "BUREAU COPY", address: "31 COURS ANDRE PHILIP" };

export async function openLabelling(options: TestShopOptions = {}) {
  const carrier = await openFakeMondialRelay();
  const letters = await openCorrespondence(options);
  const { shop } = letters;
  const { baseUrl, secrets } = carrier;
  /** One account, which gives orders this status with their label. */
  const join = async (habits: object = {}, more: object = {}): Promise<AccountSeen> => {
    const input = { carrier: "mondial_relay", mode: "live", baseUrl, secrets, habits, ...more };
    const { status, body } = await shop.desk.send<AccountSeen>("POST", "/carrier-accounts", input);
    assert.equal(status, 201, JSON.stringify(body));
    return body;
  };
  const account = await join();
  const usual = { weightGrams: 1_200, product: "24R", pickupPoint: bureauCopy, tell: "customer" };
  const ask = (order: Pick<Placed, "id">, input: object = {}): Promise<Answer<LabelView>> =>
    shop.desk.send<LabelView>("POST", `/orders/${order.id}/labels`, { accountId: account.id, ...usual, ...input });
  return {
    ...letters,
    carrier,
    account,
    join,
    ask,
    /** Asks for a label, and lets everything follow. */
    labelled: async (order: Pick<Placed, "id">, input: object = {}): Promise<LabelView> => {
      const { status, body } = await ask(order, input);
      assert.equal(status, 201, JSON.stringify(body));
      await shop.settled();
      return lastLabel(await shop.page(order.id));
    },
    label: async (order: Pick<Placed, "id">): Promise<LabelView> => {
      await shop.settled();
      return lastLabel(await shop.page(order.id));
    },
    /** Status and code of an answer that says no. */
    refusal: async (answer: Promise<Answer<unknown>>): Promise<[number, string]> => {
      const { status, body } = await answer;
      return [status, (body as { code: string }).code];
    },
    close: async () => {
      await letters.close();
      await carrier.close();
    },
  };
}

export type Labelling = Awaited<ReturnType<typeof openLabelling>>;

function lastLabel({ labels }: { labels: LabelView[] }): LabelView {
  const last = labels.at(-1);
  assert.ok(last, "the order has no label");
  return last;
}
