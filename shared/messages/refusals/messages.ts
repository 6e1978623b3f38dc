import { textOf } from "./details.ts";
import { after } from "./fr-phrases.ts";
import type { RefusalCatalogue } from "../refusals.ts";

type Words = Pick<
  RefusalCatalogue,
  | "device_not_found"
  | "device_unreachable"
  | "message_not_found"
  | "message_left"
  | "customer_email_missing"
  | "message_text_unusable"
  | "mail_server_missing"
  | "mail_not_sent"
>;

/** What is refused around messages, in each language. */
export const messages: Record<"fr" | "en", Words> = {
  fr: {
    device_not_found: () => ({
      title: "Cet appareil n’est plus notifié.",
      hint: "Activez de nouveau les notifications depuis cet appareil.",
    }),
    device_unreachable: () => ({
      title: "La notification n’a pas pu être envoyée.",
      hint: "Désactivez puis réactivez les notifications sur cet appareil, et recommencez.",
    }),
    message_not_found: () => ({
      title: "Ce message n’existe pas.",
      hint: "Revenez à la liste des messages.",
    }),
    message_left: () => ({
      title: "Ce message est déjà parti.",
      hint: "Il ne peut plus être retenu. Vous pouvez écrire au client depuis la commande.",
    }),
    customer_email_missing: (details) => ({
      title: `La commande${after(textOf(details, "reference"))} n’a pas d’adresse e-mail : on ne peut pas écrire à son client.`,
      hint: "Joignez le client autrement, par téléphone s’il a laissé un numéro.",
    }),
    message_text_unusable: () => ({
      title: "Ce texte ne peut pas être utilisé.",
      hint: "Corrigez ce qui est signalé, puis enregistrez de nouveau.",
    }),
    mail_server_missing: () => ({
      title: "Aucun serveur d’e-mail n’est réglé\u00a0: rien ne peut partir.",
      hint: "Donnez son adresse dans SMTP_URL, sur la machine où tourne Carnet.",
    }),
    mail_not_sent: (details) => ({
      title: "Le serveur d’e-mail n’a pas pris le message.",
      hint: `Sa réponse\u00a0: «\u00a0${textOf(details, "why") ?? "aucune"}\u00a0». Vérifiez SMTP_URL, puis réessayez.`,
    }),
  },
  en: {
    device_not_found: () => ({
      title: "This device is not notified any more.",
      hint: "Turn notifications on again from that device.",
    }),
    device_unreachable: () => ({
      title: "The notification could not be sent.",
      hint: "Turn notifications off and on again on this device, then try once more.",
    }),
    message_not_found: () => ({ title: "This message does not exist.", hint: "Go back to the list of messages." }),
    message_left: () => ({
      title: "This message has already left.",
      hint: "It can no longer be held back. You may write to the customer from the order.",
    }),
    customer_email_missing: (details) => ({
      title: `Order${after(textOf(details, "reference"))} has no e-mail address: its customer cannot be written to.`,
      hint: "Reach the customer another way, by phone if there is a number.",
    }),
    message_text_unusable: () => ({
      title: "This text cannot be used.",
      hint: "Mend what is pointed out, then save again.",
    }),
    mail_server_missing: () => ({
      title: "No mail server is set up: nothing can leave.",
      hint: "Give its address in SMTP_URL, on the machine that runs Carnet.",
    }),
    mail_not_sent: (details) => ({
      title: "The mail server did not take the message.",
      hint: `Its answer: “${textOf(details, "why") ?? "none"}”. Check SMTP_URL, then try again.`,
    }),
  },
};
