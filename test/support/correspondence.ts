import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import type { Message } from "../../src/notifications/message.ts";
import { openMailbox, type Arrived, type MailboxOptions } from "./mailbox.ts";
import { openTestShop, type Placed, type TestShop, type TestShopOptions } from "./shop.ts";

/** A message as the desk lists it. */
export type Item = Pick<
  Message,
  "id" | "kind" | "audience" | "recipient" | "subject" | "state" | "attempts" | "lastError" | "resendsId"
>;

const seller = {
  legalName: "Atelier Lumen SARL",
  line1: "14 rue de la Charité",
  postalCode: "69002",
  city: "Lyon",
  email: "bonjour@atelier.exemple.fr",
  phone: "04 78 00 11 22",
};

/** A shop whose seller is named, and the mailbox of everybody it writes to. */
export async function openCorrespondence(options: TestShopOptions & MailboxOptions = {}) {
  const mailbox = await openMailbox(options);
  const settings = { ...options.settings, seller } as NonNullable<TestShopOptions["settings"]>;
  const shop = await openTestShop({ smtpUrl: mailbox.url, ...options, settings });
  const messages = async (order: Pick<Placed, "id">): Promise<Item[]> => {
    await shop.settled();
    return (await shop.desk.get<{ messages: Item[] }>(`/messages?order=${order.id}`)).body.messages;
  };
  const messageTo = async (address: string, order: Pick<Placed, "id">): Promise<Item> => {
    const found = (await messages(order)).find((one) => one.recipient === address);
    assert.ok(found, `no message to ${address}`);
    return found;
  };
  /** What came to this address about this order once everything has followed, oldest first. */
  const mails = async (address: string, order: Pick<Placed, "reference">): Promise<Arrived[]> => {
    await shop.settled();
    const all = await mailbox.mails();
    return all.filter((mail) => mail.to.includes(address) && names(mail.text, order.reference));
  };
  return {
    shop,
    seller,
    messages,
    mails,
    /** Everything that came to anybody. */
    allMails: () => mailbox.mails(),
    /** What one act of the desk brings to this address: everything that was not there before. */
    broughtBy: async (address: string, order: Placed, act: () => Promise<unknown>): Promise<Arrived[]> => {
      const before = await mails(address, order);
      await act();
      return (await mails(address, order)).slice(before.length);
    },
    /** What came to this address, once so many did. */
    arrived: async (address: string, count: number): Promise<Arrived[]> => {
      const came = async () => (await mailbox.mails()).filter((mail) => mail.to.includes(address));
      for (let round = 0; round < 500 && (await came()).length < count; round++) await sleep(20);
      return came();
    },
    /** Lets the wait pass: no message is held any more, and what leaves has left. */
    waited: () => waited(shop),
    /** Waits until a message has been tried so often, skipping the pauses between attempts. */
    tried: async (address: string, order: Placed, count: number): Promise<Item> => {
      for (let round = 0; round < 200; round++) {
        const message = await messageTo(address, order);
        if (message.attempts >= count || message.state === "failed") return message;
        await shop.db.reads.run("update graphile_worker._private_jobs set run_at = now() where run_at > now()");
        await sleep(20);
      }
      throw new Error(`the message to ${address} was not tried ${count} times`);
    },
    close: async () => {
      await shop.close();
      await mailbox.close();
    },
  };
}

/** Four digits of a bank account are no reference. */
const names = (text: string, reference: string): boolean =>
  new RegExp(`(?<!\\d\\s)${reference.replaceAll(/\W/g, "\\$&")}(?!\\s\\d)`).test(text);

/** The clock of the queue is turned forward: whatever waits for its time is due now. */
async function waited({ db, settled }: TestShop): Promise<void> {
  await settled();
  await db.reads.run("update graphile_worker._private_jobs set run_at = now() where run_at > now()");
  await settled();
}

export type Correspondence = Awaited<ReturnType<typeof openCorrespondence>>;

/** The only one; fails on none or several, naming them. */
export function only(mails: readonly Arrived[]): Arrived {
  const [mail, ...more] = mails;
  assert.deepEqual(
    more.map((one) => one.subject),
    [],
  );
  assert.ok(mail, "nothing came");
  return mail;
}
