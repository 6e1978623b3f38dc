/** A message as a channel is given it: everything it needs, and nothing to look up. */
export interface Mail {
  from: { name: string; address: string };
  to: string;
  /** Where an answer goes; undefined when it goes back to `from`. */
  replyTo: string | undefined;
  subject: string;
  text: string;
  html: string;
  messageId: string;
  attachments: readonly { fileName: string; contentType: string; bytes: Buffer }[];
}

/** What a server may answer. Refusals and silences are answers, not exceptions; `why` is in the server's own words. */
export type Outcome =
  | { kind: "sent" }
  | { kind: "refused"; why: string; permanent: boolean }
  /** It may or may not have been taken: trying again is right, since the Message-ID stays the same. */
  | { kind: "unknown"; why: string };

export interface Channel {
  send(mail: Mail): Promise<Outcome>;
}
