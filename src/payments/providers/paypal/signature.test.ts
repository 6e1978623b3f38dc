import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { test } from "node:test";
import { crc32 } from "node:zlib";
import { certificate, type Certified } from "../../../../test/support/providers/certificates.ts";
import { openFakePaypal } from "../../../../test/support/providers/fake-paypal.ts";
import { ProviderFailure, type Connection, type Delivered } from "../../provider.ts";
import { signatureReader, worldTrust } from "./signature.ts";

const fake = await openFakePaypal();
test.after(() => fake.close());

const webhookId = fake.secrets.webhookId;
const event = { id: "WH-1", event_type: "CHECKOUT.ORDER.APPROVED", resource: { id: "5O190127TN364715T" } };
const name = "messageverificationcerts.sandbox.paypal.com";
const root = certificate({ name: "Root", isAuthority: true });
const between = certificate({ name: "Between", by: root, isAuthority: true });
const day = 86_400_000;

async function heard(delivered: Delivered, how: { pem?: string; roots?: string[]; mode?: Connection["mode"] } = {}) {
  const { pem, roots = fake.trust.trustedRoots(), mode = "test" } = how;
  const read = signatureReader({
    certFetcher: pem === undefined ? fake.trust.certFetcher : async () => pem,
    trustedRoots: () => roots,
  });
  const signed = await read(mode, delivered);
  if (typeof signed === "string") return signed;
  return signed.for([webhookId]) ? "good" : "the signature does not stand";
}

/** Signed by a certificate of the test's own, under its own root. */
const signedBy = (leaf: Certified, chain: Certified[] = [leaf]) =>
  heard(fake.delivered(event, { key: leaf.key }), {
    pem: chain.map(({ pem }) => pem).join(""),
    roots: [root.pem],
  });

test("the checksum is the one of the published vector", () => {
  assert.equal(crc32("123456789").toString(16), "cbf43926");
});

test("what PayPal signed is believed", async () => {
  assert.equal(await heard(fake.delivered(event)), "good");
});

test("a body that was written anew, or changed, is not", async () => {
  assert.equal(
    await heard(fake.delivered(event, { body: JSON.stringify(event, null, 2) })),
    "the signature does not stand",
  );
  assert.equal(await heard(fake.delivered(event, { body: "{}" })), "the signature does not stand");
});

test("a call for another webhook is not", async () => {
  assert.equal(await heard(fake.delivered(event, { webhookId: "OTHERWEBHOOK00000" })), "the signature does not stand");
});

test("a certificate is fetched from PayPal's own hosts and folder only", async () => {
  const path = "/v1/notifications/certs/CERT-1";
  for (const certUrl of [
    `https://evilpaypal.com${path}`,
    `https://api.sandbox.paypal.com.evil.example${path}`,
    `https://api.sandbox.paypal.com@evil.example${path}`,
    `https://evil@api.sandbox.paypal.com${path}`,
    `https://api.sandbox.paypal.com:8443${path}`,
    `http://api.sandbox.paypal.com${path}`,
    `https://www.paypal.com${path}`,
    "https://api.sandbox.paypal.com/v1/notifications/certs/../../oauth2/token",
    "https://api.sandbox.paypal.com/files/CERT-1",
    "not an address",
  ])
    assert.equal(await heard(fake.delivered(event, { certUrl })), "a certificate from elsewhere", certUrl);
});

test("a sandbox certificate says nothing to a live shop", async () => {
  assert.equal(await heard(fake.delivered(event), { mode: "live" }), "a certificate from elsewhere");
});

test("a certificate is believed under a root we know, also through one between", async () => {
  assert.equal(await signedBy(certificate({ name, by: root })), "good");
  const leaf = certificate({ name, by: between });
  assert.equal(await signedBy(leaf, [leaf, between]), "good");
  assert.equal(await signedBy(leaf, [leaf, between, root]), "good");
});

test("a certificate that signs itself, or that somebody unknown signed, is not believed", async () => {
  const nobody = "a certificate nobody trusted has signed";
  assert.equal(await signedBy(certificate({ name })), nobody);
  assert.equal(await signedBy(certificate({ name, by: certificate({ name: "Root", isAuthority: true }) })), nobody);
  assert.equal(await signedBy(certificate({ name, by: between })), nobody, "the one between is missing");
});

test("a certificate that is no authority cannot make another", async () => {
  const plain = certificate({ name: "shop.example", by: root });
  const leaf = certificate({ name, by: plain });
  assert.equal(await signedBy(leaf, [leaf, plain]), "a certificate nobody trusted has signed");
});

test("a good root's certificate for another name is not PayPal's", async () => {
  for (const other of [
    "shop.example",
    "messageverificationcerts.evil.example",
    "messageverificationcerts.evilpaypal.com",
    "messageverificationcertsx.paypal.com",
    "evil.messageverificationcerts.paypal.com",
  ])
    assert.equal(await signedBy(certificate({ name: other, by: root })), "the certificate of somebody else", other);
});

test("a certificate counts between its dates", async () => {
  const old = certificate({ name, by: root, to: new Date(Date.now() - day) });
  const early = certificate({ name, by: root, from: new Date(Date.now() + day) });
  assert.equal(await signedBy(old), "a certificate out of its dates");
  assert.equal(await signedBy(early), "a certificate out of its dates");
});

test("a text that is no certificate is none", async () => {
  for (const pem of ["", "<html>", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"])
    assert.equal(await heard(fake.delivered(event), { pem }), "no certificate");
});

test("headers that are missing, twice there or of another algorithm are refused", async () => {
  const good = fake.delivered(event);
  const without = (header: string, value?: string[]) =>
    heard({ ...good, headers: { ...good.headers, [header]: value } });
  assert.equal(await without("paypal-transmission-sig"), "not signed");
  assert.equal(await without("paypal-transmission-sig", ["a", "b"]), "not signed");
  assert.equal(await without("paypal-cert-url"), "not signed");
  assert.equal(await without("paypal-auth-algo"), "signed by nothing known");
});

test("the certificate is fetched once for an address, and anew only after it could not be had", async () => {
  let fetched = 0;
  const read = signatureReader({
    trustedRoots: fake.trust.trustedRoots,
    certFetcher: async () => {
      if (++fetched === 1) throw new ProviderFailure("unreachable", "timeout");
      return fake.trust.certFetcher();
    },
  });

  await assert.rejects(read("test", fake.delivered(event)), { kind: "unreachable" });
  await read("test", fake.delivered(event));
  await read("test", fake.delivered(event));

  assert.equal(fetched, 2);
});

test("the roots of this machine can all be read, and know nothing of the test's", async () => {
  assert.ok(worldTrust.trustedRoots().length > 50);
  const read = signatureReader({ ...worldTrust, certFetcher: fake.trust.certFetcher });
  assert.equal(await read("test", fake.delivered(event)), "a certificate nobody trusted has signed");
});

test("a signature of another key does not stand", async () => {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  assert.equal(await heard(fake.delivered(event, { key: privateKey })), "the signature does not stand");
});
