import { openFakeServer, type Answered } from "../providers/server.ts";

interface Said {
  code: string;
  label: string;
  date: string;
}

export const laPosteKey = "cle-de-suivi";

const words: Readonly<Record<string, string>> = {
  DR1: "Votre Colissimo va bientôt nous être confié.",
  PC1: "Votre colis a été déposé dans un point postal.",
  ET1: "Votre colis est en cours d’acheminement.",
  MD2: "Votre colis est prêt à être livré.",
  AG1: "Votre colis vous attend dans votre point de retrait.",
  ND1: "Votre colis n’a pas pu être livré.",
  DI1: "Votre colis est livré.",
  DI2: "Votre colis a été rendu à son expéditeur.",
};

/** La Poste's tracking, on this machine: it knows the parcels it was told of, and says of the others that it does not. */
export async function openFakeLaPoste() {
  const parcels = new Map<string, Said[]>();
  const isFinal = (said: readonly Said[]) => said.some(({ code }) => code.startsWith("DI"));
  const oneOf = (id: string) => {
    const event = parcels.get(id);
    if (!event) return { returnCode: 404, returnMessage: "Numéro inconnu", lang: "fr_FR", scope: "open", idShip: id };
    const shipment = { idShip: id, product: "colissimo", isFinal: isFinal(event), event: event.toReversed() };
    return { lang: "fr_FR", scope: "open", returnCode: 200, shipment };
  };
  const server = await openFakeServer(({ path, headers }): Answered => {
    if (headers["x-okapi-key"] !== laPosteKey) return { status: 401, body: { code: "UNAUTHORIZED" } };
    const ids = path.replace("/suivi/v2/idships/", "").split(",");
    if (ids.length > 10) return { status: 400, body: { returnCode: 400 } };
    const [first = ""] = ids;
    if (ids.length === 1) return { status: parcels.has(first) ? 200 : 404, body: oneOf(first) };
    return { status: 207, body: { responses: ids.map(oneOf) } };
  });
  return {
    ...server,
    /** Something happens to a parcel. */
    happens: (number: string, code: string, at: Date, label = words[code] ?? code) => {
      const said = { code, label, date: at.toISOString().replace("Z", "+00:00") };
      parcels.set(number, [...(parcels.get(number) ?? []), said]);
    },
    /** The numbers of each call, in order. */
    calls: () => server.asked.map(({ path }) => path.replace("/suivi/v2/idships/", "").split(",")),
  };
}
