import type { Format } from "./format.ts";

/** The vocabulary of docs/orders-export.xsd. The number changes when a reader of the old one could misread the new. */
const namespace = "urn:carnet:orders:1";

export function xmlFormat({ shopSlug, now }: { shopSlug: string; now: Date }): Format {
  return {
    extension: "xml",
    contentType: "application/xml; charset=utf-8",
    head: `<?xml version="1.0" encoding="UTF-8"?>\n<orders xmlns="${namespace}" shop="${escaped(shopSlug)}" exportedAt="${now.toISOString()}">\n`,
    order: (order) => `${element("order", order)}\n`,
    foot: "</orders>\n",
  };
}

/** What one of a list is called. */
const oneOf: Record<string, string> = {
  lines: "line",
  taxes: "tax",
  payments: "payment",
  parcels: "parcel",
  invoices: "invoice",
};

/** An object's keys become elements, a list's items elements of their own; what is null is left out. */
function element(name: string, value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) {
    return `<${name}>${value.map((one: unknown) => element(oneOf[name] ?? name, one)).join("")}</${name}>`;
  }
  if (typeof value === "object") {
    const inner = Object.entries(value).map(([key, one]) => element(key, one));
    return `<${name}>${inner.join("")}</${name}>`;
  }
  return `<${name}>${escaped(String(value as string | number | boolean))}</${name}>`;
}

// XML 1.0, production 2 (Char): nothing else may stand in a document, not even as a reference.
const forbidden = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
const special: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;" };

/** A carriage return is written as a reference, or readers would make a line feed of it. */
function escaped(text: string): string {
  return text.replaceAll(forbidden, "").replaceAll(/[&<>"\r]/g, (character) => special[character] ?? "");
}
