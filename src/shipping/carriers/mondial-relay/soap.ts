import { createHash } from "node:crypto";
import { CarrierFailure, type Connection } from "../carrier.ts";
import { callCarrier, shortened } from "../call.ts";

// Mondial Relay's first API speaks SOAP: named values in a fixed order, signed, answered with HTTP 200 and a number that
// says whether it was done.

const space = "http://www.mondialrelay.fr/webservice/";

/** The values of a call in the order of its WSDL. Those that are not there are left out; "0" is there. */
export type Values = readonly (readonly [name: string, value: string | undefined])[];

/** Upper-case MD5 of all values one after the other and the shop's key, as Latin-1. */
export function securityOf(values: Values, privateKey: string): string {
  const text = values.map(([, value]) => value ?? "").join("") + privateKey;
  return createHash("md5").update(Buffer.from(text, "latin1")).digest("hex").toUpperCase();
}

/** The message as it is sent; elements named in `empty` must be present without a value. */
export function messageOf(operation: string, values: Values, empty: readonly string[] = []): string {
  const elements = values.flatMap(([name, value]) => {
    if (empty.includes(name)) return [`<${name} xsi:nil="true"/>`];
    return value ? [`<${name}>${escaped(value)}</${name}>`] : [];
  });
  return (
    `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" ` +
    `xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soap:Body><${operation} xmlns="${space}">` +
    `${elements.join("")}</${operation}></soap:Body></soap:Envelope>`
  );
}

/**
 * Calls an operation and returns the inside of its answer, whatever its `STAT`. A page, half a message, or another's answer
 * throws `unanswered`.
 */
export async function callOperation(
  connection: Connection,
  operation: string,
  values: Values,
  empty: readonly string[] = [],
): Promise<string> {
  const { brandCode = "", privateKey = "" } = connection.secrets;
  const all: Values = [["Enseigne", brandCode], ...values];
  const signed: Values = [...all, ["Security", securityOf(all, privateKey)]];
  const { body } = await callCarrier(connection, {
    method: "POST",
    url: `${connection.baseUrl}/Web_Services.asmx`,
    headers: { "content-type": "text/xml; charset=utf-8", soapaction: `"${space}${operation}"` },
    body: messageOf(operation, signed, empty),
    reasonOf: (text) => textIn(text, "faultstring"),
  });
  const [result] = elementsIn(body, `${operation}Result`);
  if (result === undefined || !/<\/(?:\w+:)?Envelope>\s*$/.test(body))
    throw new CarrierFailure("unanswered", `unexpected answer: ${shortened(body.slice(0, 80))}`);
  return result;
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** The insides of all elements of this name that hold something, in order; none holds another of its own name. */
export function elementsIn(xml: string, name: string): string[] {
  const opening = new RegExp(`<((?:\\w+:)?${name})(?:\\s[^<>]*)?>`, "g");
  const insides: string[] = [];
  for (let found = opening.exec(xml); found; found = opening.exec(xml)) {
    if (found[0].endsWith("/>")) continue;
    const end = xml.indexOf(`</${found[1]}>`, opening.lastIndex);
    if (end < 0) break;
    insides.push(xml.slice(opening.lastIndex, end));
    opening.lastIndex = end;
  }
  return insides;
}

/** The text of the first element of this name, without the spaces that fill it up; undefined when it says nothing. */
export function textIn(xml: string, name: string): string | undefined {
  const text = elementsIn(xml, name)[0]
    ?.replace(/&(\w+|#\d+|#x[\da-f]+);/gi, characterOf)
    .trim();
  return text === "" ? undefined : text;
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function characterOf(entity: string, name: string): string {
  const point = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  if (!name.startsWith("#")) return named[name] ?? entity;
  return point <= 0x10_ff_ff ? String.fromCodePoint(point) : entity;
}
