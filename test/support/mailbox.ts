import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { simpleParser, type AddressObject, type ParsedMail } from "mailparser";
import { SMTPServer } from "smtp-server";

/** A message as it arrived, read the way a mail program reads it. */
export interface Arrived {
  /** The addresses it was handed to the server for. */
  to: string[];
  /** As the header says it: "Atelier Lumen" <commandes@exemple.fr>. */
  from: string;
  replyTo: string;
  subject: string;
  text: string;
  html: string;
  messageId: string;
  attachments: { fileName: string; contentType: string; content: Buffer }[];
  /** The bytes that came, one character a byte. */
  raw: string;
}

/** What the server answers instead of taking a message: an SMTP reply ("450 Busy"), or it takes it and hangs up before saying so. */
export type Answer = `${4 | 5}${string}` | "hang up" | undefined;

export interface MailboxOptions {
  /** Asked for each recipient of each attempt; `count` is how often this recipient was tried, from 1. */
  behave?: (asked: { recipient: string; count: number }) => Answer;
}

export interface Mailbox {
  /** For SMTP_URL. */
  url: string;
  /** Everything that arrived, in that order. */
  mails(): Promise<Arrived[]>;
  /** Resolves once so many messages arrived; fails after ten seconds, saying what came. */
  waitFor(count: number): Promise<Arrived[]>;
  close(): Promise<void>;
}

/** A real mail server on a free port, for one test: it takes every message and keeps it in memory. */
export async function openMailbox({ behave = () => undefined }: MailboxOptions = {}): Promise<Mailbox> {
  const arrived: Arrived[] = [];
  const counts = new Map<string, number>();
  const answers = new Map<string, Answer>();
  const server = new SMTPServer({
    authOptional: true,
    closeTimeout: 500,
    disabledCommands: ["STARTTLS", "AUTH"],
    logger: false,
    onRcptTo({ address }, session, done) {
      const count = (counts.get(address) ?? 0) + 1;
      counts.set(address, count);
      const answer = behave({ recipient: address, count });
      answers.set(session.id, answer);
      done(answer && answer !== "hang up" ? replying(answer) : undefined);
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on(
        "end",
        () =>
          void keep(
            Buffer.concat(chunks),
            session.envelope.rcptTo.map(({ address }) => address),
          ),
      );
      async function keep(raw: Buffer, recipients: string[]): Promise<void> {
        arrived.push({ ...read(await simpleParser(raw)), to: recipients, raw: raw.toString("latin1") });
        if (answers.get(session.id) === "hang up") return hangUp(server);
        done();
      }
    },
  });
  server.on("error", () => {});
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.server.address() as AddressInfo).port));
  });
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails: () => Promise.resolve([...arrived]),
    waitFor: async (count) => {
      for (let waited = 0; arrived.length < count && waited < 10_000; waited += 20) await sleep(20);
      if (arrived.length < count) throw new Error(`${arrived.length} of ${count} messages came: ${subjects(arrived)}`);
      return [...arrived];
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function read(mail: ParsedMail): Omit<Arrived, "to" | "raw"> {
  return {
    from: mail.from?.text ?? "",
    replyTo: addressOf(mail.replyTo),
    subject: mail.subject ?? "",
    text: mail.text ?? "",
    html: mail.html || "",
    messageId: mail.messageId ?? "",
    attachments: mail.attachments.map(({ filename, contentType, content }) => ({
      fileName: filename ?? "",
      contentType,
      content,
    })),
  };
}

const addressOf = (header: AddressObject | undefined): string => header?.value[0]?.address ?? "";

function replying(answer: string): Error {
  return Object.assign(new Error(answer.slice(4)), { responseCode: Number(answer.slice(0, 3)) });
}

function hangUp(server: SMTPServer): void {
  for (const connection of server.connections) connection.close();
}

const subjects = (arrived: readonly Arrived[]): string => arrived.map((one) => one.subject).join(" | ") || "none";
