import { createDecipheriv, createECDH, hkdfSync, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import type { Notice } from "../../src/notifications/devices/device.ts";

export interface Pushed {
  headers: Record<string, string | string[] | undefined>;
  notice: Notice;
  bytes: Buffer;
}

/** A push service with one browser behind it, which reads what only it can read. `answers` are given one by one, then 201. */
export async function openPushService() {
  const pair = createECDH("prime256v1");
  const publicKey = pair.generateKeys();
  const authSecret = randomBytes(16);
  const pushed: Pushed[] = [];
  const answers: number[] = [];
  const server = createServer(async (request, response) => {
    const bytes = await buffer(request);
    pushed.push({ headers: request.headers, bytes, notice: JSON.parse(decrypted(bytes)) as Notice });
    response.writeHead(answers.shift() ?? 201).end();
  });
  const decrypted = (bytes: Buffer): string => {
    const [salt, sender, body] = [bytes.subarray(0, 16), bytes.subarray(21, 86), bytes.subarray(86)];
    const info = Buffer.concat([Buffer.from("WebPush: info\0"), publicKey, sender]);
    const input = Buffer.from(hkdfSync("sha256", pair.computeSecret(sender), authSecret, info, 32));
    const part = (name: string, length: number) =>
      Buffer.from(hkdfSync("sha256", input, salt, Buffer.from(`Content-Encoding: ${name}\0`), length));
    const decipher = createDecipheriv("aes-128-gcm", part("aes128gcm", 16), part("nonce", 12));
    decipher.setAuthTag(body.subarray(-16));
    return Buffer.concat([decipher.update(body.subarray(0, -16)), decipher.final()])
      .subarray(0, -1)
      .toString();
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    pushed,
    answers,
    /** As a browser's `PushSubscription.toJSON()`. */
    subscription: (name = "phone") => ({
      endpoint: `http://127.0.0.1:${port}/${name}`,
      keys: { p256dh: publicKey.toString("base64url"), auth: authSecret.toString("base64url") },
    }),
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}
