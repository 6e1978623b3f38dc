import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import type { Answer } from "./mailbox.ts";

/** What came, and no more of it than thousands of messages allow to keep. */
export interface Taken {
  to: string;
  messageId: string;
}

export interface MailSink {
  url: string;
  /** Everything it was handed, in that order; what it then hung up on as well. */
  taken: readonly Taken[];
  /** From now on nobody listens at its address. */
  leave(): Promise<void>;
  /** Listens again, at the same address. */
  comeBack(): Promise<void>;
}

export interface Temper {
  answer?: Answer;
  /** How long it lets the message wait. */
  delayMs?: number;
}

/** A real mail server for thousands of messages: it reads of each only its name, and may be away for a while. */
export async function openMailSink(
  temperOf: (recipient: string, count: number) => Temper | undefined,
): Promise<MailSink> {
  const taken: Taken[] = [];
  const counts = new Map<string, number>();
  const open = async (port: number): Promise<SMTPServer> => {
    const server = serverOf(taken, (recipient) => {
      const count = (counts.get(recipient) ?? 0) + 1;
      counts.set(recipient, count);
      return temperOf(recipient, count) ?? {};
    });
    server.listen(port, "127.0.0.1");
    await once(server.server, "listening");
    return server;
  };
  let server = await open(0);
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    leave: () => new Promise((resolve) => server.close(() => resolve())),
    async comeBack() {
      server = await open(port);
    },
  };
}

function serverOf(taken: Taken[], ask: (recipient: string) => Temper): SMTPServer {
  const tempers = new Map<string, Temper>();
  const server = new SMTPServer({
    authOptional: true,
    closeTimeout: 100,
    disabledCommands: ["STARTTLS", "AUTH"],
    logger: false,
    onRcptTo({ address }, session, done) {
      const temper = ask(address);
      tempers.set(session.id, temper);
      const { answer } = temper;
      if (!answer || answer === "hang up") return done();
      done(Object.assign(new Error(answer.slice(4)), { responseCode: Number(answer.slice(0, 3)) }));
    },
    onData(stream, session, done) {
      let head = "";
      stream.on("data", (chunk: Buffer) => {
        if (head.length < 4_000) head += chunk.toString("latin1");
      });
      stream.on("end", () => {
        const { answer, delayMs = 0 } = tempers.get(session.id) ?? {};
        const to = session.envelope.rcptTo[0]?.address ?? "";
        taken.push({ to, messageId: /^Message-ID: (.*)$/im.exec(head)?.[1]?.trim() ?? "" });
        if (answer === "hang up") return hangUp(server, session.id);
        if (delayMs === 0) return done();
        setTimeout(done, delayMs);
      });
    },
  });
  server.on("error", () => {});
  return server;
}

function hangUp(server: SMTPServer, id: string): void {
  for (const connection of server.connections) {
    if ((connection as { id?: string }).id === id) connection.close();
  }
}
