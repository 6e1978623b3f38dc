import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { test } from "node:test";
import { accountAt } from "../../../../test/support/payment-attempt.ts";
import { datatransSignature } from "../../../../test/support/providers/fake-datatrans.ts";
import type { Delivered } from "../../provider.ts";
import { datatrans } from "../datatrans.ts";

// A published vector: the key is the hexadecimal of two bytes, nothing stands between the time and the body.
const key = "1337";
const time = "12424123412";
const body =
  '{"card":{"3D":{"authenticationResponse":"D"},"alias":"70119122433810042","expiryMonth":"12","expiryYear":"21",' +
  '"info":{"brand":"VISA CREDIT","country":"GB","issuer":"DATATRANS","type":"credit","usage":"consumer"},' +
  '"masked":"424242xxxxxx4242"},"currency":"CHF","detail":{"authorize":{"acquirerAuthorizationCode":"100055"}},' +
  '"history":[{"action":"init","date":"2021-09-03T08:00:32Z","ip":"212.232.234.26","source":"api","success":true},' +
  '{"action":"authorize","date":"2021-09-03T08:00:55Z","ip":"212.232.234.26","source":"redirect","success":true}],' +
  '"language":"de","paymentMethod":"VIS","refno":"1NTU1NQ=","refno2":"user","status":"authorized",' +
  '"transactionId":"card_check_authorized","type":"card_check"}';
const hash = "5118c93025fdb16a110cdde3aa7669422da320cfe9478e35b531f45c4619d4db";

const connection = (signKey: string) => accountAt("http://127.0.0.1:1", { merchantId: "1", password: "2", signKey });
const delivered = (signature: string | string[] | undefined, rawBody = body): Delivered => ({
  method: "POST",
  rawBody: Buffer.from(rawBody),
  headers: { "datatrans-signature": signature },
  query: {},
  now: new Date(),
});

test("a call signed as published names its transaction", async () => {
  const heard = await datatrans.hear(connection(key), delivered(`t=${time},s0=${hash}`));

  assert.ok(heard.kind === "look");
  assert.equal(heard.reference, "card_check_authorized");
});

const withKeyAsText = createHmac("sha256", key)
  .update(time + body)
  .digest("hex");
const withSeparator = createHmac("sha256", Buffer.from(key, "hex")).update(`${time}.${body}`).digest("hex");
const bad: [string, Delivered][] = [
  ["the key taken as text", delivered(`t=${time},s0=${withKeyAsText}`)],
  ["a dot between time and body", delivered(`t=${time},s0=${withSeparator}`)],
  ["the same JSON written anew", delivered(`t=${time},s0=${hash}`, JSON.stringify(JSON.parse(body), null, 1))],
  ["another time", delivered(`t=${Math.floor(Number(time) / 1000)},s0=${hash}`)],
  ["half a hash", delivered(`t=${time},s0=${hash.slice(0, 32)}`)],
  ["no hash", delivered(`t=${time}`)],
  ["an empty header", delivered("")],
  ["a header sent twice", delivered([`t=${time},s0=${hash}`, `t=${time},s0=${hash}`])],
  ["no header", delivered(undefined)],
];
for (const [words, call] of bad)
  test(`a call with ${words} is forged`, async () => {
    assert.deepEqual(await datatrans.hear(connection(key), call), { kind: "forged", why: "signature" });
  });

test("the key taken as text is the hash this vector was published against", () => {
  assert.match(withKeyAsText, /^46b1b64d/);
});

test("the same call twice is the same event, another standing another", async () => {
  const heardOf = async (status: string) => {
    const said = JSON.stringify({ transactionId: "221012173742993375", status });
    return datatrans.hear(connection(key), delivered(datatransSignature(said, key, new Date()), said));
  };
  const [first, again, other] = [await heardOf("authorized"), await heardOf("authorized"), await heardOf("settled")];

  assert.deepEqual(again, first);
  assert.notDeepEqual(other, first);
});

test("without a key in the account any call is a hint, and what names nothing is let pass", async () => {
  assert.equal((await datatrans.hear(connection(""), delivered(undefined))).kind, "look");
  assert.equal((await datatrans.hear(connection(""), delivered(undefined, "{}"))).kind, "ignored");
  assert.equal((await datatrans.hear(connection(""), delivered(undefined, "not JSON"))).kind, "ignored");
});
