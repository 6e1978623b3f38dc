import { createHash } from "node:crypto";
import { openFakeServer, type Answered, type Asked } from "../providers/server.ts";

/** The account Mondial Relay publishes for trials. */
const secrets = { brandCode: "BDTEST13", privateKey: "TestAPI1key" };

interface Parcel {
  number: string;
  /** All that was said of it, by the names of the WSDL. */
  values: Record<string, string>;
}

interface Point {
  Num: string;
  LgAdr1: string;
  LgAdr3: string;
  CP: string;
  Ville: string;
  Pays: string;
  /** Closed from a day to another. */
  closed?: [from: string, to: string];
}

const firstNumber = 50_554_859;
const weightMax = 30_000;

/** Mondial Relay's own books: every label is a new parcel, whoever asks. */
class MondialRelayBooks {
  readonly parcels: Parcel[] = [];
  readonly points: Point[] = [
    {
      Num: "005680",
      LgAdr1: "BUREAU COPY",
      LgAdr3: "31 COURS ANDRE PHILIP",
      CP: "69100",
      Ville: "VILLEURBANNE",
      Pays: "FR",
    },
    {
      Num: "030613",
      LgAdr1: "ENI & FILS",
      LgAdr3: "112 B RUE LEON BLUM",
      CP: "69100",
      Ville: "VILLEURBANNE",
      Pays: "FR",
      closed: ["2026-12-24", "2026-12-31"],
    },
  ];

  create(values: Record<string, string>): { stat: string; parcel?: Parcel } {
    const stat = this.refusalOf(values);
    if (stat !== "0") return { stat };
    const parcel = { number: String(firstNumber + this.parcels.length), values };
    this.parcels.push(parcel);
    return { stat, parcel };
  }

  private refusalOf(values: Record<string, string>): string {
    const { Poids = "", ModeLiv = "", LIV_Rel, LIV_Rel_Pays, Dest_CP = "", Dest_Pays = "" } = values;
    if (!/^\d{3,7}$/.test(Poids) || Number(Poids) < 15 || Number(Poids) > weightMax) return "20";
    if (!["24R", "24L", "HOM", "LCC"].includes(ModeLiv)) return "29";
    if (Dest_Pays === "FR" && !/^\d{5}$/.test(Dest_CP)) return "36";
    if (["Expe_Ad1", "Expe_Ad3", "Dest_Ad1", "Dest_Ad3"].some((name) => (values[name] ?? "").length < 2)) return "30";
    if (Object.entries(values).some(([name, value]) => /_Ad\d$/.test(name) && value.length > 32)) return "30";
    if (ModeLiv === "HOM" && !values["Dest_Tel1"]) return "38";
    if (!ModeLiv.startsWith("24")) return "0";
    if (!this.points.some(({ Num, Pays }) => Num === LIV_Rel && Pays === LIV_Rel_Pays)) return "14";
    return LIV_Rel_Pays === Dest_Pays ? "0" : "92";
  }
}

/** Mondial Relay as far as a shop sees it. */
export async function openFakeMondialRelay() {
  const books = new MondialRelayBooks();
  const server = await openFakeServer((asked) => routed(books, asked));
  return { ...server, books, secrets };
}

function routed(books: MondialRelayBooks, asked: Asked): Answered {
  if (asked.method === "GET") return document(books, asked);
  const operation = /<(\w+) xmlns="http:\/\/www.mondialrelay.fr\/webservice\/">/.exec(asked.body)?.[1] ?? "";
  const pairs = [...asked.body.matchAll(/<(\w+)>([^<>]*)<\/\1>/g)].map(([, name = "", text = ""]) => [
    name,
    text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&"),
  ]);
  const values = Object.fromEntries(pairs) as Record<string, string>;
  const text = pairs.flatMap(([name, value]) => (name === "Security" ? [] : [value])).join("") + secrets.privateKey;
  const security = createHash("md5").update(Buffer.from(text, "latin1")).digest("hex").toUpperCase();
  if (values["Enseigne"] !== secrets.brandCode) return result(operation, "<STAT>1</STAT>");
  if (values["Security"] !== security) return result(operation, "<STAT>97</STAT>");
  return result(operation, answers[operation]?.(books, values) ?? "<STAT>98</STAT>");
}

const answers: Record<string, (books: MondialRelayBooks, values: Record<string, string>) => string> = {
  WSI2_CreationEtiquette: (books, values) => {
    const { stat, parcel } = books.create(values);
    if (!parcel) return `<STAT>${stat}</STAT>`;
    return `<STAT>0</STAT><ExpeditionNum>${parcel.number}</ExpeditionNum><URL_Etiquette>${pathOf(parcel)}</URL_Etiquette>`;
  },
  WSI3_GetEtiquettes: (books, { Expeditions }) => {
    const parcel = books.parcels.find(({ number }) => number === Expeditions);
    return parcel ? `<STAT>0</STAT><URL_PDF_A4>${pathOf(parcel)}</URL_PDF_A4>` : "<STAT>24</STAT>";
  },
  WSI4_PointRelais_Recherche: (books, { CP, Pays }) => {
    const points = books.points.filter((one) => one.CP === CP && one.Pays === Pays).map(pointText);
    return `<STAT>0</STAT><PointsRelais>${points.join("")}</PointsRelais>`;
  },
};

const pathOf = ({ number }: Parcel): string =>
  `/ww2/PDF/StickerMaker2.aspx?ens=BDTEST1311&amp;expedition=${number}&amp;lg=FR&amp;format=A4&amp;crc=C4530F96`;

const namesWidth = 31;

/** As Mondial Relay writes them: names filled up with spaces, commas in coordinates. */
function pointText({ closed, ...point }: Point): string {
  const periods = closed
    ? `<Informations_Dispo><Periode><Debut>${closed[0]}T00:00:00</Debut><Fin>${closed[1]}T00:00:00</Fin></Periode></Informations_Dispo>`
    : "<Informations_Dispo />";
  const named = Object.entries(point).map(
    ([name, text]) =>
      `<${name}>${(name.startsWith("Lg") ? text.padEnd(namesWidth) : text).replaceAll("&", "&amp;")}</${name}>`,
  );
  return (
    `<PointRelais_Details><STAT />${named.join("")}<LgAdr2 /><Latitude>45,7728450</Latitude>` +
    `<Horaires_Dimanche><string>0000</string><string>0000</string></Horaires_Dimanche>${periods}` +
    `<Distance>1739</Distance></PointRelais_Details>`
  );
}

function result(operation: string, inside: string): Answered {
  const space = "http://www.mondialrelay.fr/webservice/";
  return {
    status: 200,
    type: "text/xml; charset=utf-8",
    body:
      `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>` +
      `<${operation}Response xmlns="${space}"><${operation}Result>${inside}</${operation}Result></${operation}Response></soap:Body></soap:Envelope>`,
  };
}

function document(books: MondialRelayBooks, { query }: Asked): Answered {
  const parcel = books.parcels.find(({ number }) => number === query.get("expedition"));
  if (!parcel) return { status: 404, type: "text/html", body: "<html>Not found</html>" };
  return { status: 200, type: "application/pdf", body: pdfOf(parcel.number) };
}

/** What the carrier prints for this number. */
export const pdfOf = (number: string): Buffer =>
  Buffer.from(`%PDF-1.4\n% \u00e9\n1 0 obj (${number}) endobj\ntrailer\n%%EOF\n`, "latin1");
