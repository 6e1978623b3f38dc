import assert from "node:assert/strict";
import { createPublicKey, verify } from "node:crypto";
import { test } from "node:test";
import { authorization, encrypted, newKeyPair } from "./encryption.ts";

const bytes = (text: string) => Buffer.from(text, "base64url");

test("the example of RFC 8291, section 5, comes out to the byte", () => {
  const made = encrypted(
    Buffer.from("When I grow up, I want to be a watermelon"),
    {
      publicKey: bytes("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
      authSecret: bytes("BTBZMqHH6r4Tts7J_aSIgg"),
    },
    {
      salt: bytes("DGv6ra1nlYgDCS1FRnbzlw"),
      pair: {
        privateKey: bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"),
        publicKey: bytes("BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8"),
      },
    },
  );

  assert.equal(
    made.toString("base64url"),
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
  );
});

test("the sender's token is for the push service alone, ends in time, and its signature holds", () => {
  const pair = newKeyPair();
  const now = new Date("2026-11-23T10:00:00Z");

  const header = authorization("https://push.example.net/send/abc", pair, { contact: "mailto:a@b.fr", now });

  const [, token = "", key] = /^vapid t=(\S+), k=(\S+)$/.exec(header) ?? [];
  const [head = "", claims = "", signature = ""] = token.split(".");
  assert.equal(key, pair.publicKey.toString("base64url"));
  assert.deepEqual(JSON.parse(bytes(head).toString()), { typ: "JWT", alg: "ES256" });
  assert.deepEqual(JSON.parse(bytes(claims).toString()), {
    aud: "https://push.example.net",
    exp: now.getTime() / 1000 + 43_200,
    sub: "mailto:a@b.fr",
  });
  const [x, y] = [pair.publicKey.subarray(1, 33), pair.publicKey.subarray(33)].map((part) =>
    part.toString("base64url"),
  );
  const publicKey = createPublicKey({ key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" });
  const isSigned = verify(
    "sha256",
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: "ieee-p1363" },
    bytes(signature),
  );
  assert.ok(isSigned);
});

test("a payload too long for push services is refused", () => {
  const { publicKey } = newKeyPair();
  assert.throws(() => encrypted(Buffer.alloc(4_000), { publicKey, authSecret: Buffer.alloc(16) }), /too long/);
});
