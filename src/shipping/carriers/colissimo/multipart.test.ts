import assert from "node:assert/strict";
import { test } from "node:test";
import { partsOf } from "./multipart.ts";

const boundary = "--uuid:6f1f";
const part = (type: string, id: string, text: string) =>
  `${boundary}\r\nContent-Type: ${type}\r\nContent-ID: <${id}>\r\n\r\n${text}\r\n`;
const json = part("application/json", "jsonInfos", '{"messages":[]}');
const label = part("application/octet-stream", "label", "%PDF-1.4\r\n\r\n--not a boundary\r\n%%EOF");
const answer = (...parts: string[]) => Buffer.from(`${parts.join("")}${boundary}--\r\n`, "latin1");

for (const [what, bytes] of [
  ["as it is documented", answer(json, label)],
  ["in another order", answer(label, json)],
  ["after an empty line", Buffer.concat([Buffer.from("\r\n"), answer(json, label)])],
] as const)
  test(`parts are read ${what}, whatever the label holds`, () => {
    const parts = Object.fromEntries(partsOf(bytes).map(({ id, bytes: inside }) => [id, inside.toString("latin1")]));
    assert.deepEqual(parts, {
      jsonInfos: '{"messages":[]}',
      label: "%PDF-1.4\r\n\r\n--not a boundary\r\n%%EOF",
    });
  });

for (const [what, bytes] of [
  ["a page", Buffer.from("<html>--\r\n</html>")],
  ["nothing", Buffer.alloc(0)],
  ["an answer cut in the middle", answer(json, label).subarray(0, 150)],
  ["an answer without its end", Buffer.from(json + label)],
] as const)
  test(`${what} has no parts`, () => assert.deepEqual(partsOf(bytes), []));
