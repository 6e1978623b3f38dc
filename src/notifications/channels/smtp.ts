import { createTransport, type NodemailerError, type SMTPPoolOptions } from "nodemailer";
import type { Dkim } from "../../config.ts";
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
 * the messages that follow closely, then closed: an idle program holds none. With a key, what leaves is signed for the
 * domain it says it comes from (RFC 6376).
 */
export function smtpChannel(url: string, dkim?: Dkim): Channel {
  const transport = createTransport({ ...timeouts, url, pool: true, maxRequeues: 0, idleTimeout: 5_000 });
  const send = async (mail: Mail): Promise<Outcome> => {
    const wrong = [mail.to, mail.from.address].find((address) => !isOneAddress(address));
    // The recipient will not change; the sender is a setting that may be mended.
    if (wrong !== undefined) return { kind: "refused", permanent: wrong === mail.to, why: `not one address: ${wrong}` };
    try {
      await transport.sendMail({ ...envelopeOf(mail), ...(dkim && { dkim: signatureOf(mail, dkim) }) });
      return { kind: "sent" };
    } catch (error) {
      return outcomeOf(error as NodemailerError);
    }
  };
  return { send: (mail) => outside(() => send(mail)) };
}

function envelopeOf(mail: Mail) {
  const { from, to, replyTo, subject, text, html, messageId } = mail;
  return {
    from,
    subject,
    text,
    html,
    messageId,
    to: { name: "", address: to },
    ...(replyTo && isOneAddress(replyTo) && { replyTo: { name: "", address: replyTo } }),
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

const signatureOf = ({ from }: Mail, { selector, privateKey }: Dkim) => ({
  domainName: from.address.slice(from.address.lastIndexOf("@") + 1),
  keySelector: selector,
  privateKey,
});

/** Exactly one: a comma, a bracket or a line break could name a second recipient, or end the header. */
const isOneAddress = (address: string): boolean =>
  /^[^\s<>()[\],;:\\"@\p{Cc}]+@[^\s<>(),;:\\"@\p{Cc}]+$/u.test(address);

/**
 * Final are only a 5xx about this message, and an address or a size that can never pass. A refusal of the connection or
 * of our password is the server's setting: it may be mended, so the message is tried again. A connection lost on the way
 * may be about what the message says.
 */
function outcomeOf({ code = "", command = "", responseCode, response, message }: NodemailerError): Outcome {
  const why = (response ?? message).slice(0, 1_000);
  const isAboutMessage = /^(MAIL FROM|RCPT TO|DATA)/.test(command);
  if (isAboutMessage && responseCode !== undefined) return { kind: "refused", permanent: responseCode >= 500, why };
  const canNeverPass = (code === "EENVELOPE" && command === "API") || (code === "EMESSAGE" && isAboutMessage);
  if (canNeverPass) return { kind: "refused", permanent: true, why };
  const isAway =
    responseCode !== undefined || code === "EDNS" || /^(connect |Greeting never|Connection timeout)/.test(message);
  return { kind: isAway ? "away" : "unknown", why };
}
