import type { Person } from "../support/people.ts";
import type { Stage } from "./stage.ts";

const inLyon = (name: string, line1: string): Person => {
  const [first = ""] = name.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().split(" ");
  return {
    contact: { name, email: `${first}@exemple.fr`, phone: "06 11 22 33 44" },
    address: { name, line1, postalCode: "69004", city: "Lyon", country: "FR" },
  };
};

const mathilde = inLyon("Mathilde Perrin", "8 place de la Croix-Rousse");
const yanis = inLyon("Yanis Haddad", "3 montée Saint-Sébastien");
const lucie = inLyon("Lucie Garnier", "41 rue d’Ivry");
const théo = inLyon("Théo Marchand", "17 rue Dumont");
const amel = inLyon("Amel Cherif", "5 rue du Mail");
/** As long as names get. */
const longNamed: Person = {
  contact: {
    name: "Marie-Antoinette de La Rochefoucauld-Montmorency",
    email: "marie-antoinette.de-la-rochefoucauld-montmorency@conservatoire-departemental.exemple.fr",
    phone: "04 78 00 11 22",
  },
  address: {
    name: "Marie-Antoinette de La Rochefoucauld-Montmorency",
    line1: "Conservatoire départemental des arts et métiers, 128 bis avenue du Maréchal-de-Lattre-de-Tassigny",
    postalCode: "69009",
    city: "Saint-Cyr-au-Mont-d’Or",
    country: "FR",
  },
};

/** Orders in every state, from Tuesday to Friday; gives those that a journey opens. */
export async function liveBusyWeek(stage: Stage) {
  const { order, verb } = stage;
  // What follows from one moment has followed before the next: numbers and dates come in the order they are told in.
  const at = async (moment: string) => {
    await stage.settled();
    await stage.clock.set(moment);
  };
  const delivered = await order({
    person: mathilde,
    payment: "transfer",
    items: { "BOU-FIG-300": 1, "LIN-TOR-NAT": 3 },
  });
  await at("2026-09-15T12:40:00Z");
  const cancelled = await order({ person: yanis, payment: "transfer", items: { "CER-VAS": 1 } });
  const partly = await order({ person: longNamed, payment: "cheque", items: { "CER-TAS-4": 2, "LIN-NAP-250": 1 } });
  await at("2026-09-16T07:05:00Z");
  await verb(delivered, "payments", { tell: "customer", reference: "VIR 88213" });
  await stage.settled();
  await verb(partly, "payments", { tell: "customer", reference: "Chèque n° 1187" });
  await verb(cancelled, "cancellation", { tell: "customer", reason: "Le client a trouvé le même en bleu" });
  const pickup = await order({ person: lucie, payment: "cash", delivery: "pickup", items: { "BOU-REC-NEU": 2 } });
  await at("2026-09-16T15:20:00Z");
  await verb(delivered, "shipments", { tell: "customer", trackingNumber: "6A12345670017" });
  const [line] = (await stage.desk.get<{ lines: { id: string }[] }>(`/orders/${partly.id}`)).body.lines;
  await verb(partly, "shipments", {
    tell: "customer",
    trackingNumber: "6A12345670024",
    lines: [{ lineId: line?.id, quantity: 1_000 }],
  });
  const digital = await order({ person: théo, payment: "transfer", delivery: "none", items: { "PAP-LIVRE-NUM": 1 } });
  await at("2026-09-17T08:10:00Z");
  const toShip = await order({
    person: amel,
    payment: "cheque",
    items: { "PAP-CAR-LIG": 4 },
    message: "Un ruban rouge, si possible !",
  });
  const prepared = await order({ person: mathilde, payment: "transfer", items: { "LIN-TAB": 1 } });
  await verb(toShip, "payments", { tell: "nobody" });
  await stage.settled();
  await verb(prepared, "payments", { tell: "customer" });
  await verb(prepared, "preparation", { tell: "nobody" });
  await at("2026-09-18T09:30:00Z");
  await verb(delivered, "delivery", { tell: "customer" });
  const awaiting = await order({ person: yanis, payment: "transfer", items: { "CER-BOL-BLE": 2, "CER-ASS": 2 } });
  await order({ person: lucie, payment: "cheque", items: { "PAP-CAB": 1 } });
  await stage.settled();
  return { delivered, cancelled, partly, pickup, digital, toShip, prepared, awaiting };
}
