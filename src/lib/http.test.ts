import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { test } from "node:test";
import { text } from "node:stream/consumers";
import { createHttp } from "./http.ts";

test("a request that comes behind another while the program stops is answered, and the connection ends", async () => {
  const { http } = createHttp({ tell: (refusal) => assert.fail(refusal.code), proxyCount: 0 });
  const arrived = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  http.get("/slow", async () => {
    arrived.resolve();
    await released.promise;
    return "slow";
  });
  http.get("/next", async () => "next");
  const { port } = new URL(await http.listen({ port: 0, host: "127.0.0.1" }));
  const socket = connect(Number(port), "127.0.0.1");
  await once(socket, "connect");
  socket.write("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
  await arrived.promise;

  const closed = http.close();
  const heard = once(http.server, "request");
  socket.write("GET /next HTTP/1.1\r\nHost: localhost\r\n\r\n");
  await heard;
  released.resolve();
  const answers = await text(socket);
  await closed;

  assert.deepEqual(answers.match(/HTTP\/1\.1 \d+/g), ["HTTP/1.1 200", "HTTP/1.1 200"]);
  assert.match(answers, /slow[^]*connection: close[^]*next$/i);
});
