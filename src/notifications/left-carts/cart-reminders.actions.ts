import { cartsToTell, findRemindable } from "../../checkout/left/left-carts.actions.ts";
import type { CartToTell } from "../../checkout/left/left-cart.ts";
import type { Happenings } from "../../happenings.ts";
import type { Tx } from "../../lib/db.ts";
import { newId } from "../../lib/ids.ts";
import { findHappening } from "../../lib/outbox.ts";
import type { Shop } from "../../shops/shop.ts";
import { messageIdOf, type Sender } from "../mail.ts";
import { heldUntil, type Message } from "../message.ts";
import { addSendings } from "../messages.actions.ts";
import { insertMessages, type NewMessage } from "../messages.sql.ts";
import { noteFault, ourWords, ownWordsOf } from "../texts/texts.actions.ts";
import { cartFacts, cartLetter, cartValues } from "./cart-letter.ts";

const name = "customer.cart_left";

interface ToldOfCarts {
  shop: Shop;
  happening: { id: string } & Happenings["cart.reminded"];
  now: Date;
  notBefore: Date | null;
}

/**
 * Writes the reminders of a batch of baskets, one a basket, each with the job that sends it: as many statements for one as
 * for a hundred. Asked twice, it writes nothing more. Whoever ordered in the meantime is not written to.
 */
export async function tellOfCarts(tx: Tx, sender: Sender, told: ToldOfCarts): Promise<void> {
  const { shop, happening, now, notBefore } = told;
  const [carts, wordsOf, start] = await Promise.all([
    cartsToTell(tx, shop, happening.cartIds),
    ownWordsOf(tx, shop, name),
    startOf(tx, sender, told),
  ]);
  const written = carts.map((cart) => {
    const facts = cartFacts(shop, cart, sender.publicUrl);
    const { text, fault } = wordsOf(cart.locale, cartValues(facts));
    const id = newId();
    const row: NewMessage = {
      id,
      happeningId: happening.id,
      causeId: happening.id,
      orderId: null,
      cartId: cart.id,
      kind: "cart_left",
      audience: "customer",
      recipient: cart.contact.email,
      ...cartLetter(facts, typedOver(happening, text ?? ourWords(name, cart.locale, cartValues(facts)))),
      attachments: [],
      messageId: messageIdOf(id, sender),
      ...start,
    };
    return { row, cart, fault };
  });
  const rows = written.map(({ row }) => row);
  const fresh = await insertMessages(tx, shop.id, rows, now);
  const about = { shopId: shop.id, happeningId: happening.id, orderId: null, kind: "cart.reminded" };
  await addSendings(tx, about, fresh, notBefore);
  const failed = written.find(({ fault }) => fault);
  if (failed?.fault) await noteFault(tx, { shop, name, locale: failed.cart.locale }, failed.fault, now);
}

/** What the merchant typed for this one takes the place of the shop's text; the title stays. */
const typedOver = ({ typed }: Happenings["cart.reminded"], text: { subject: string; title: string; body: string }) =>
  typed ? { ...text, subject: typed.subject, body: typed.text } : text;

/** Switched off, they are written and stay; the merchant who asks for one by hand wants it to leave, after his second thoughts. */
async function startOf(
  tx: Tx,
  sender: Sender,
  { shop, happening }: ToldOfCarts,
): Promise<Pick<Message, "state" | "heldUntil">> {
  const found = await findHappening(tx, shop.id, happening.id);
  if (!found) throw new Error(`the happening ${happening.id} is not kept`);
  const isByMerchant = found.actor.kind === "staff" || found.actor.kind === "api";
  if (!isByMerchant && shop.settings.mutedMessages.includes("cart_left"))
    return { state: "switched_off", heldUntil: null };
  if (!sender.smtpUrl) return { state: "kept", heldUntil: null };
  const until = heldUntil(
    { audience: "customer", kind: "cart_left" },
    { at: found.at, isByMerchant },
    shop.settings.undoSeconds,
  );
  return { state: until ? "held" : "queued", heldUntil: until };
}

export interface Draft {
  to: string;
  subject: string;
  text: string;
}

/** The reminder as it would leave now, for the merchant to change. Refused as sending it would be. */
export async function draftReminder(
  tx: Tx,
  shop: Shop,
  sender: Sender,
  asked: { cartId: string; now: Date },
): Promise<Draft> {
  const cart: CartToTell = await findRemindable(tx, shop, asked.cartId, asked.now);
  const values = cartValues(cartFacts(shop, cart, sender.publicUrl));
  const { text } = (await ownWordsOf(tx, shop, name))(cart.locale, values);
  const { subject, body } = text ?? ourWords(name, cart.locale, values);
  return { to: cart.contact.email, subject, text: body };
}
