import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import test from "node:test";
import { readConfig, WrongEnvironment } from "./config.ts";

test("an empty environment is enough", () => {
  const config = readConfig({ SMTP_URL: "" });

  assert.deepEqual(JSON.parse(JSON.stringify(config)), {
    port: 3000,
    host: "127.0.0.1",
    publicUrl: "http://127.0.0.1:3000",
    dataDirectory: resolve("var"),
    proxyCount: 0,
    logLevel: "info",
  });
});

test("links name a host that people can visit", () => {
  assert.equal(readConfig({ HOST: "0.0.0.0", PORT: "80" }).publicUrl, "http://localhost:80");
  assert.equal(readConfig({ HOST: "::1" }).publicUrl, "http://[::1]:3000");
  assert.equal(readConfig({ PUBLIC_URL: "https://commandes.example.fr/" }).publicUrl, "https://commandes.example.fr");
});

test("proxies are counted; yes is one", () => {
  const counts = ["0", "no", "1", "yes", "true", "2"].map((TRUST_PROXY) => readConfig({ TRUST_PROXY }).proxyCount);

  assert.deepEqual(counts, [0, 0, 1, 1, 1, 2]);
});

test("every wrong variable is named, and no value is repeated", () => {
  const environment = { PORT: "a lot", DATABASE_URL: "mysql://root:secret@db/shop", TRUST_PROXY: "maybe" };

  assert.throws(
    () => readConfig(environment),
    (error) => {
      assert.ok(error instanceof WrongEnvironment);
      for (const name of Object.keys(environment)) assert.match(error.message, new RegExp(`^${name} `, "m"));
      assert.doesNotMatch(error.message, /secret|a lot|maybe/);
      return true;
    },
  );
});

test("a key that signs mail is read once, and one that cannot sign is named", () => {
  const folder = mkdtempSync(join(tmpdir(), "carnet-dkim-"));
  const [rsa, other] = [join(folder, "rsa.pem"), join(folder, "other.pem")];
  const pem = { type: "pkcs8", format: "pem" } as const;
  const key = generateKeyPairSync("rsa", { modulusLength: 2_048 }).privateKey.export(pem);
  writeFileSync(rsa, key);
  writeFileSync(other, generateKeyPairSync("ed25519").privateKey.export(pem));
  const MAIL_FROM = "Lumen <bonjour@lumen.example>";

  assert.deepEqual(readConfig({ DKIM_KEY: rsa, MAIL_FROM }).dkim, { selector: "carnet", privateKey: key });
  for (const environment of [
    { DKIM_KEY: other, MAIL_FROM },
    { DKIM_KEY: join(folder, "none"), MAIL_FROM },
    { DKIM_KEY: rsa },
  ])
    assert.throws(() => readConfig(environment), /^WrongEnvironment: DKIM_KEY |DKIM_KEY :/);
});
