import type { ProductKind } from "../catalog/stock.ts";
import type { Picture } from "./demo-pictures.ts";

/** What the demonstration shop sells. Prices in cents, stock in pieces; null is not counted. */
export interface DemoProduct {
  category: string;
  name: string;
  description: string;
  kind?: ProductKind;
  taxClass?: string;
  picture: Picture;
  variants: readonly DemoVariant[];
}

export interface DemoVariant {
  name?: string;
  sku: string;
  price: number;
  grams?: number;
  stock: number | null;
}

export const demoSeller = {
  legalName: "Sophie Martin",
  legalForm: "Entreprise individuelle (exemple)",
  line1: "14 rue des Tables-Claudiennes",
  postalCode: "69001",
  city: "Lyon",
  phone: "04 00 00 00 00",
  registration: "SIRET 000 000 000 00000",
  taxId: "FR 00 000 000 000",
  invoiceFooter:
    "Paiement à la commande. Pénalités de retard : trois fois le taux d’intérêt légal ; indemnité forfaitaire pour frais de recouvrement entre professionnels : 40 €. Boutique de démonstration : aucune de ces ventes n’est réelle.",
};

/** The account that the IBAN’s own standard gives as an example: no money arrives there. */
export const demoAccount = { iban: "FR1420041010050500013M02606", bank: "Banque d’exemple" };

export const demoCategories = [
  {
    name: "Bougies",
    description: "Cires végétales coulées à la main, parfums de Grasse, verres qui se remplissent de nouveau.",
  },
  {
    name: "Céramique",
    description: "Du grès tourné à Lyon, émaillé une pièce après l’autre : deux bols ne sont jamais jumeaux.",
  },
  { name: "Linge", description: "Du lin lavé, cultivé en Normandie, qui s’adoucit d’année en année." },
  { name: "Papeterie", description: "Des papiers recyclés, cousus, pliés et imprimés à deux rues de l’atelier." },
] as const;

const sand = { wall: "#efe6d8", table: "#d9c7ad" };
const sage = { wall: "#e3e8dd", table: "#c4cdb6" };
const rose = { wall: "#f1e1d9", table: "#ddbfae" };
const mist = { wall: "#e2e7ea", table: "#c3cdd3" };

const candleSizes = (code: string, [small, large]: readonly [number, number]): DemoVariant[] => [
  { name: "180 g, 40 heures", sku: `BOU-${code}-180`, price: 2_890, grams: 420, stock: small },
  { name: "300 g, 65 heures", sku: `BOU-${code}-300`, price: 4_200, grams: 690, stock: large },
];

export const demoProducts: readonly DemoProduct[] = [
  {
    category: "Bougies",
    name: "Bougie parfumée Figuier",
    description:
      "L’ombre d’un figuier en fin d’après-midi : la feuille verte, le lait du fruit, une pointe de bois sec. Cire de colza et de soja, mèche en coton, verre à garder.",
    picture: { drawing: "candle", colour: "#7f9176", accent: "#5e7355", ...sage },
    variants: candleSizes("FIG", [24, 9]),
  },
  {
    category: "Bougies",
    name: "Bougie parfumée Fleur d’oranger",
    description:
      "Un matin d’avril au marché : fleur d’oranger, miel clair et un peu de zeste. La même cire végétale, coulée par dix.",
    picture: { drawing: "candle", colour: "#d9a066", accent: "#c17f3e", ...sand },
    variants: candleSizes("ORA", [18, 4]),
  },
  {
    category: "Bougies",
    name: "Photophore en verre soufflé",
    description:
      "Soufflé à la bouche, légèrement fumé, chaque pièce garde la trace du geste. Pour une bougie chauffe-plat.",
    picture: { drawing: "holder", colour: "#a9bcc4", accent: "#f0b860", ...mist },
    variants: [{ sku: "BOU-PHO", price: 2_400, grams: 350, stock: 0 }],
  },
  {
    category: "Bougies",
    name: "Recharge de cire végétale",
    description:
      "De quoi remplir de nouveau votre verre : faites fondre au bain-marie, posez la mèche, versez, patientez une nuit.",
    picture: { drawing: "wax", colour: "#f3e6c8", accent: "#b98d4f", ...rose },
    variants: [
      { name: "Figuier", sku: "BOU-REC-FIG", price: 1_950, grams: 230, stock: 30 },
      { name: "Fleur d’oranger", sku: "BOU-REC-ORA", price: 1_950, grams: 230, stock: 27 },
      { name: "Sans parfum", sku: "BOU-REC-NEU", price: 1_600, grams: 230, stock: 12 },
    ],
  },
  {
    category: "Céramique",
    name: "Bol en grès",
    description:
      "Un bol de tous les jours, pour la soupe, les céréales ou trois abricots. Diamètre 14 cm, passe au lave-vaisselle.",
    picture: { drawing: "bowl", colour: "#41566b", accent: "#dfe5ea", ...mist },
    variants: [
      { name: "Bleu nuit", sku: "CER-BOL-BLE", price: 2_200, grams: 480, stock: 14 },
      { name: "Sable", sku: "CER-BOL-SAB", price: 2_200, grams: 480, stock: 21 },
      { name: "Vert sauge", sku: "CER-BOL-SAU", price: 2_200, grams: 480, stock: 2 },
    ],
  },
  {
    category: "Céramique",
    name: "Tasse sans anse",
    description: "Elle tient dans les deux mains et ne brûle pas les doigts. 20 cl, pour un café long ou un thé.",
    picture: { drawing: "cups", colour: "#b4664a", accent: "#d7b79a", ...rose },
    variants: [
      { name: "À l’unité", sku: "CER-TAS-1", price: 1_800, grams: 260, stock: 40 },
      { name: "Le lot de 4", sku: "CER-TAS-4", price: 6_600, grams: 1_100, stock: 8 },
    ],
  },
  {
    category: "Céramique",
    name: "Assiette du jour",
    description: "Une assiette généreuse à bord net, 26 cm, avec un rameau peint au pinceau sous l’émail.",
    picture: { drawing: "plate", colour: "#f2ece1", accent: "#75876a", ...sand },
    variants: [{ sku: "CER-ASS", price: 2_600, grams: 720, stock: 32 }],
  },
  {
    category: "Céramique",
    name: "Vase à une tige",
    description:
      "Un vase rond pour une seule branche. Pièce unique de chaque fournée : celle de la photo, et pas une autre.",
    picture: { drawing: "vase", colour: "#c9a58b", accent: "#6d7f5f", ...sage },
    variants: [{ sku: "CER-VAS", price: 3_400, grams: 540, stock: 1 }],
  },
  {
    category: "Céramique",
    name: "Atelier de tournage, 2 heures",
    description:
      "Deux heures au tour, à quatre personnes au plus. Vous repartez trois semaines plus tard avec vos deux plus belles pièces, cuites et émaillées. Nous convenons de la date ensemble.",
    kind: "service",
    picture: { drawing: "wheel", colour: "#b98a6a", accent: "#5b5148", ...sand },
    variants: [{ sku: "ATE-TOUR", price: 6_500, stock: null }],
  },
  {
    category: "Linge",
    name: "Torchon en lin lavé",
    description: "Il essuie sans peluche et sèche en une heure. 50 × 70 cm, avec une boucle pour l’accrocher.",
    picture: { drawing: "linen", colour: "#c98263", accent: "#efe3d3", ...rose },
    variants: [
      { name: "Terre cuite", sku: "LIN-TOR-TER", price: 1_650, grams: 110, stock: 35 },
      { name: "Naturel", sku: "LIN-TOR-NAT", price: 1_650, grams: 110, stock: 48 },
      { name: "Sauge", sku: "LIN-TOR-SAU", price: 1_650, grams: 110, stock: 16 },
    ],
  },
  {
    category: "Linge",
    name: "Nappe en lin lavé",
    description: "Un tombé souple, des ourlets larges, et le droit de ne pas la repasser.",
    picture: { drawing: "cloth", colour: "#dcd3c2", accent: "#8f9b84", ...mist },
    variants: [
      { name: "140 × 200 cm", sku: "LIN-NAP-200", price: 8_900, grams: 620, stock: 7 },
      { name: "140 × 250 cm", sku: "LIN-NAP-250", price: 10_900, grams: 780, stock: 5 },
    ],
  },
  {
    category: "Linge",
    name: "Tablier en lin",
    description: "Réglable au cou, noué devant ou derrière, avec une poche assez grande pour un sécateur.",
    picture: { drawing: "apron", colour: "#5f6f7d", accent: "#3d4852", ...sand },
    variants: [{ sku: "LIN-TAB", price: 4_800, grams: 290, stock: 11 }],
  },
  {
    category: "Papeterie",
    name: "Carnet cousu main",
    description: "96 pages de papier recyclé qui restent ouvertes à plat, couture apparente, élastique. 13 × 20 cm.",
    picture: { drawing: "notebook", colour: "#3f5f50", accent: "#d7a95b", ...sage },
    variants: [
      { name: "Pages lignées", sku: "PAP-CAR-LIG", price: 1_400, grams: 210, stock: 52 },
      { name: "Pages blanches", sku: "PAP-CAR-BLA", price: 1_400, grams: 210, stock: 44 },
      { name: "Pages à points", sku: "PAP-CAR-POI", price: 1_400, grams: 210, stock: 19 },
    ],
  },
  {
    category: "Papeterie",
    name: "Six cartes botaniques",
    description:
      "Six rameaux gravés puis imprimés en typographie, avec leurs enveloppes. Le dos est blanc, pour vos mots.",
    picture: { drawing: "cards", colour: "#56705a", accent: "#d8a48f", ...rose },
    variants: [{ sku: "PAP-CAB", price: 1_200, grams: 120, stock: 60 }],
  },
  {
    category: "Papeterie",
    name: "La table de saison, livre numérique",
    description:
      "Quarante pages de recettes et de gestes pour dresser une table sans rien acheter de neuf. Fichier PDF et EPUB, envoyé par e-mail.",
    kind: "digital",
    taxClass: "reduced",
    picture: { drawing: "ebook", colour: "#7d4a3c", accent: "#f0d9b5", ...mist },
    variants: [{ sku: "PAP-LIVRE-NUM", price: 990, stock: null }],
  },
];

/** The means that is paid with play money. */
export const demoOnlineMeans = "Carte bancaire (essai)";
