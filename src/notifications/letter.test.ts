import assert from "node:assert/strict";
import { test } from "node:test";
import { sampleShop } from "../../test/support/sample-order.ts";
import { trackingUrl } from "./letter.ts";

const orderId = "0197a000-0000-7000-8000-000000000042";

for (const [publicUrl, hostName, expected] of [
  ["https://carnet.example", null, "https://carnet.example/s/atelier-lumen/suivi/"],
  ["https://carnet.example", "boutique.exemple.fr", "https://boutique.exemple.fr/suivi/"],
  ["http://carnet.example:8080", "boutique.exemple.fr", "https://boutique.exemple.fr/suivi/"],
  ["http://localhost:3000", "boutique.localhost", "http://boutique.localhost:3000/suivi/"],
] as const) {
  test(`a customer of ${hostName ?? "a shop without its own host name"} follows his order under ${expected}`, () => {
    const url = trackingUrl(sampleShop({ hostName }), orderId, publicUrl);

    assert.ok(url.startsWith(expected), url);
    assert.match(url.slice(expected.length), /^[\w-]{43}$/);
  });
}
