import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { callOut } from "./outgoing.ts";

const call = (url: string) => callOut({ url, method: "POST", headers: {}, body: "x", reach: "public" });

for (const url of [
  "http://push.example.net/plain",
  "https://127.0.0.1/",
  "https://10.1.2.3/",
  "https://169.254.169.254/latest",
  "https://[::1]/",
  "https://[::ffff:192.168.1.1]/",
  "https://[fd00::1]/",
  "https://0x7f000001/",
  "https://localhost/",
]) {
  test(`an address somebody gave leads to no machine of ours: ${url}`, async () => {
    const answer = await call(url);

    assert.deepEqual(answer, { kind: "unreachable", why: "this address is not public", mayHaveArrived: false });
  });
}

test("a redirect is an answer like another, and a long answer is cut", async () => {
  const server = createServer((_request, response) => {
    response.writeHead(302, { location: "http://127.0.0.1:1/" }).end("a".repeat(100_000));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  const answer = await callOut({ url: `http://127.0.0.1:${port}/`, method: "GET", headers: {}, reach: "any" });

  assert.ok(answer.kind === "answered");
  assert.deepEqual([answer.status, answer.body.length], [302, 16_384]);
  server.close();
});
