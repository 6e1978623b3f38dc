import { createTransport, type NodemailerError, type SMTPPoolOptions } from "nodemailer";
import { outside } from "../../lib/db.ts";
import type { Channel, Mail, Outcome } from "../mail.ts";

/** A mail server may be slow, never silent: after these waits the answer is "unknown" and the message is tried again. */
const timeouts: SMTPPoolOptions = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 30_000,
  dnsTimeout: 10_000,
};

/**
 * Sends through the server the address names ("smtp://user:password@host:587", "smtps://…"). A connection is kept for
 * the messages that follow closely, then closed: an idle program holds none.
 */
export function smtpChannel(url: string): Channel {
  const transport = createTransport({ ...timeouts, url, pool: true, maxRequeues: 0, idleTimeout: 5_000 });
  return {
    async send(mail) {
      try {
        await outside(() => transport.sendMail(envelopeOf(mail)));
        return { kind: "sent" };
      } catch (error) {
        return outcomeOf(error as NodemailerError);
      }
    },
  };
}

function envelopeOf(mail: Mail) {
  const { from, to, replyTo, subject, text, html, messageId } = mail;
  return {
    from,
    subject,
    text,
    html,
    messageId,
    // As objects addresses are taken as they are: no comma or bracket in one can name a second recipient.
    to: { name: "", address: to },
    ...(replyTo && { replyTo: { name: "", address: replyTo } }),
    envelope: { from: from.address, to: [to] },
    // RFC 3834: absent people's answering machines leave messages written by a program alone.
    headers: { "Auto-Submitted": "auto-generated" },
    attachments: mail.attachments.map(({ fileName, contentType, bytes }) => ({
      filename: fileName,
      contentType,
      content: bytes,
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/**
 * Final are only a 5xx about this message, and an address or a size that can never pass. A refusal of the connection or
 * of our password is the server's setting: it may be mended, so the message is tried again.
 */
function outcomeOf({ code, command = "", responseCode, response, message }: NodemailerError): Outcome {
  const why = (response ?? message).slice(0, 1_000);
  const isAboutMessage = /^(MAIL FROM|RCPT TO|DATA)/.test(command);
  if (responseCode !== undefined) return { kind: "refused", permanent: isAboutMessage && responseCode >= 500, why };
  const canNeverPass = (code === "EENVELOPE" && command === "API") || (code === "EMESSAGE" && isAboutMessage);
  return canNeverPass ? { kind: "refused", permanent: true, why } : { kind: "unknown", why };
}
