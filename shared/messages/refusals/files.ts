import { formatBytes } from "../../files/bytes.ts";
import { numberOf, textOf, type Details } from "./details.ts";
import type { RefusalCatalogue } from "../refusals.ts";

type Words = Pick<
  RefusalCatalogue,
  | "picture_not_found"
  | "picture_not_supported"
  | "file_not_found"
  | "file_too_large"
  | "file_is_whole"
  | "file_part_wrong"
  | "files_withheld"
  | "download_expired"
  | "download_used_up"
  | "no_file_to_give"
  | "digital_consent_missing"
  | "catalogue_only"
>;

const most = (details: Details, locale: string) => formatBytes(numberOf(details, "bytesMax") ?? 0, locale);

/** What is refused around files, digital goods and catalogues, in each language. */
export const files: Record<"fr" | "en", Words> = {
  fr: {
    picture_not_found: () => ({
      title: "Cette image n’existe pas.",
      hint: "Envoyez-la de nouveau.",
    }),
    picture_not_supported: () => ({
      title: "Ce fichier n’est pas une image utilisable.",
      hint: "Envoyez une image PNG, JPEG ou WebP de 5 Mo au plus.",
    }),
    file_not_found: () => ({
      title: "Ce fichier n’existe pas, ou n’est pas arrivé en entier.",
      hint: "Envoyez-le de nouveau.",
    }),
    file_too_large: (details) => ({
      title: "Ce fichier est trop volumineux.",
      hint: `Un fichier pèse ${most(details, "fr-FR")} au plus\u00a0: compressez-le, ou partagez-le en plusieurs produits.`,
    }),
    file_is_whole: () => ({
      title: "Ce fichier est complet et ne change plus.",
      hint: "Pour une nouvelle version, envoyez un autre fichier.",
    }),
    file_part_wrong: (details) => ({
      title: "Une partie du fichier manque, ou n’a pas la bonne taille.",
      hint: `Envoyez de nouveau la partie ${numberOf(details, "position") ?? 0}, en application/octet-stream.`,
    }),
    files_withheld: (details) => ({
      title: withheld.fr[textOf(details, "why") ?? ""] ?? "Ces fichiers ne se téléchargent pas pour le moment.",
      hint: "Une question\u00a0? Contactez la boutique.",
    }),
    download_expired: () => ({
      title: "Le délai de téléchargement de ce fichier a pris fin.",
      hint: "Contactez la boutique\u00a0: elle peut le renouveler.",
    }),
    download_used_up: () => ({
      title: "Ce fichier a été téléchargé autant de fois que prévu.",
      hint: "Contactez la boutique\u00a0: elle peut vous le redonner.",
    }),
    no_file_to_give: () => ({
      title: "Aucun article de cette commande n’a de fichier.",
      hint: "Ajoutez un fichier au produit numérique, puis recommencez.",
    }),
    digital_consent_missing: () => ({
      title: "Votre accord manque pour le contenu numérique.",
      hint: "Cochez la case, puis commandez.",
    }),
    catalogue_only: () => ({
      title: "Cette boutique présente ses produits sans prendre de commandes en ligne.",
      hint: "Contactez-la pour commander.",
    }),
  },
  en: {
    picture_not_found: () => ({ title: "This picture does not exist.", hint: "Send it again." }),
    picture_not_supported: () => ({
      title: "This file is not a picture that can be used.",
      hint: "Send a PNG, JPEG or WebP picture of 5 MB at most.",
    }),
    file_not_found: () => ({
      title: "This file does not exist, or has not arrived whole.",
      hint: "Send it again.",
    }),
    file_too_large: (details) => ({
      title: "This file is too large.",
      hint: `A file may weigh ${most(details, "en-GB")}: compress it, or split it over several products.`,
    }),
    file_is_whole: () => ({
      title: "This file is complete and no longer changes.",
      hint: "For a new version, send another file.",
    }),
    file_part_wrong: (details) => ({
      title: "A part of the file is missing, or has not the right size.",
      hint: `Send part ${numberOf(details, "position") ?? 0} again, as application/octet-stream.`,
    }),
    files_withheld: (details) => ({
      title: withheld.en[textOf(details, "why") ?? ""] ?? "These files cannot be downloaded for now.",
      hint: "Any question? Get in touch with the shop.",
    }),
    download_expired: () => ({
      title: "The time to download this file has ended.",
      hint: "Get in touch with the shop, which can renew it.",
    }),
    download_used_up: () => ({
      title: "This file was downloaded as often as agreed.",
      hint: "Get in touch with the shop, which can give it to you again.",
    }),
    no_file_to_give: () => ({
      title: "No item of this order has a file.",
      hint: "Add a file to the digital product, then try again.",
    }),
    digital_consent_missing: () => ({
      title: "Your consent to the digital content is missing.",
      hint: "Tick the box, then order.",
    }),
    catalogue_only: () => ({
      title: "This shop shows its products and takes no orders online.",
      hint: "Get in touch with it to order.",
    }),
  },
};

const withheld: Record<"fr" | "en", Readonly<Record<string, string>>> = {
  fr: {
    unpaid: "Les fichiers s’ouvrent une fois la commande réglée.",
    cancelled: "La commande est annulée\u00a0: ses fichiers ne se téléchargent plus.",
    refunded: "La commande est remboursée\u00a0: ses fichiers ne se téléchargent plus.",
  },
  en: {
    unpaid: "The files open once the order is paid.",
    cancelled: "The order is cancelled: its files can no longer be downloaded.",
    refunded: "The order is refunded: its files can no longer be downloaded.",
  },
};
