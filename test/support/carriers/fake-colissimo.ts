import { openFakeServer, type Answered, type Asked } from "../providers/server.ts";

const secrets = { apiKey: "colissimo-key" };
const weightMax = 30;

interface Letter {
  letter: {
    service: { productCode: string; depositDate: string };
    parcel: { weight: number; pickupLocationId?: string };
    addressee: { address: Record<string, string> };
  };
}

interface Books {
  parcels: { number: string; asked: Letter }[];
  /** How the parts of an answer stand. */
  order: "usual" | "turned";
  lacks: "nothing" | "document";
}

/** Colissimo as far as a shop sees it: 200 whatever it says, in parts. */
export async function openFakeColissimo() {
  const books: Books = { parcels: [], order: "usual", lacks: "nothing" };
  const server = await openFakeServer((asked) => routed(books, asked));
  return { ...server, books, secrets };
}

function routed(books: Books, asked: Asked): Answered {
  const letter = JSON.parse(asked.body) as Letter;
  const error = asked.headers["apikey"] === secrets.apiKey ? faultOf(letter) : { id: 30_000, said: "Clé inconnue" };
  if (error) {
    const messages = [{ id: String(error.id), type: "ERROR", messageContent: error.said }];
    return { status: 200, body: { messages } };
  }
  const messages = [{ id: "0", type: "INFOS", messageContent: "La requête a été traitée avec succès" }];
  if (asked.path.endsWith("/checkGenerateLabel")) return { status: 200, body: { messages } };
  const number = `6A9999999000${books.parcels.length}`;
  books.parcels.push({ number, asked: letter });
  return inParts(books, { messages, labelV31Response: { parcelNumber: number } }, number);
}

function faultOf({ letter }: Letter): { id: number; said: string } | undefined {
  const { weight, pickupLocationId } = letter.parcel;
  if (weight > weightMax) return { id: 30_108, said: "Le poids du colis est supérieur au poids maximum" };
  if (!/^\d{5}$/.test(letter.addressee.address["zipCode"] ?? ""))
    return { id: 30_213, said: "Le code postal du destinataire est incorrect" };
  if (letter.service.productCode === "HD" && !pickupLocationId)
    return { id: 30_109, said: "Le point de retrait est obligatoire" };
  return undefined;
}

const boundary = "--uuid:6f1f2a";

function inParts({ order, lacks }: Books, said: object, number: string): Answered {
  const part = (type: string, id: string, inside: string) =>
    `${boundary}\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <${id}>\r\n\r\n${inside}\r\n`;
  const parts = [
    part("application/json;charset=UTF-8", "jsonInfos", JSON.stringify(said)),
    ...(lacks === "document"
      ? []
      : [part("application/octet-stream", "label", `%PDF-1.4\n(${number})\r\n--\r\n%%EOF\n`)]),
  ];
  const type = `multipart/related; boundary="${boundary.slice(2)}"; type="application/json"`;
  const body = `${(order === "usual" ? parts : parts.toReversed()).join("")}${boundary}--\r\n`;
  return { status: 200, type, body };
}
