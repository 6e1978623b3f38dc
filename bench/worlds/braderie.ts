import type { Db } from "../../src/lib/db.ts";
import type { Shop } from "../../src/shops/shop.ts";
import { firstNames, goods, lastNames, streets, towns } from "./names.ts";

/** Customers per hundred orders: people come back. */
const customersPerHundred = 40;

/**
 * A shop after two busy years: `count` orders with their lines, payments, parcels, history and messages, in the mixture of
 * states that such a shop has. Every value follows from the order's position: two runs make the same shop.
 */
export async function makeBraderie(db: Db, shop: Shop, count: number): Promise<void> {
  const customerCount = Math.ceil((count * customersPerHundred) / 100);
  await db.transaction(async (tx) => {
    await tx.run("set local statement_timeout = 0");
    // What is written here is right by construction: checking two million references would take longer than writing.
    await tx.run("set local session_replication_role = replica");
    // Not a verb: these statements do read tables through.
    for (const way of ["enable_seqscan", "enable_hashjoin", "enable_mergejoin"]) await tx.run(`set local ${way} = on`);
    await tx.run("drop index orders_by_word");
    await tx.run(people, [firstNames, lastNames, towns, streets, customerCount]);
    await tx.run(bought, [count, customerCount]);
    await tx.run(pieces, [goods]);
    for (const table of ["people", "bought", "piece"]) await tx.run(`analyze ${table}`);
    for (const text of inserts) await tx.run(text, text.includes("$2") ? [shop.id, means] : [shop.id]);
    await tx.run(
      "insert into order_counters (shop_id, last_number) values ($1, $2) on conflict (shop_id) do update set last_number = $2",
      [shop.id, firstNumber * 2],
    );
    await tx.run("create index orders_by_word on orders using gin (words)");
  });
  await db.pool.query("vacuum analyze");
}

const firstNumber = 1_000_000;

/** A number that looks like chance, always the same for the same order and purpose. */
const chance = (salt: number, seed = "i") => `(abs(hashint8(${seed}::bigint * 97 + ${salt})) % 10000)`;
const one = (list: string, salt: number, seed = "i") =>
  `(${list})[1 + ${chance(salt, seed)} % array_length(${list}, 1)]`;
const folded = (text: string) =>
  `lower(translate(${text}, 'ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜàâäçéèêëîïôöùûü’«»', 'AAACEEEEIIOOUUUaaaceeeeiioouuu   '))`;

// The kinds of `bought`: 0-2 unpaid, 3-5 to ship, 6 in preparation, 7-9 shipped, 10 cancelled, 11-16 delivered, 17-20 archived.
const isPaid = "(b.kind > 2 and b.kind <> 10)";
const isSent = "(b.kind between 7 and 9 or b.kind > 10)";
const address = `jsonb_build_object('name', p.name, 'line1', p.street, 'postalCode', split_part(p.town, ' ', 1), 'city', substr(p.town, 7),
    'country', 'FR')`;
const actor = `'{"kind":"system","id":null,"name":""}'`;

const means = [
  { id: "", kind: "transfer", name: "Virement bancaire", instructions: "" },
  { id: "", kind: "cheque", name: "Chèque", instructions: "" },
];

const people = `create temporary table people on commit drop as
  select i, gen_random_uuid() as id, ${one("$1::text[]", 1)} || ' ' || ${one("$2::text[]", 2)} as name, ${one("$3::text[]", 3)} as town,
    (1 + ${chance(4)} % 180) || ' ' || ${one("$4::text[]", 5)} as street
  from generate_series(1, $5::int) as i`;

const bought = `create temporary table bought on commit drop as
  select i, uuidv7(-((($1::int - i) * 730.0 / $1 * 86400) + ${chance(6)} % 600) * interval '1 second') as id, gen_random_uuid() as payment_id,
    now() - ((($1::int - i) * 730.0 / $1 * 86400) + ${chance(6)} % 600) * interval '1 second' as placed_at,
    1 + (${chance(7)} * 7919 + i) % $2::int as person, 1 + ${chance(8)} % 3 as line_count,
    case when i > $1::int * 0.98 then ${chance(9)} % 10 when ${chance(10)} % 100 < 6 then 10 else 11 + ${chance(11)} % 10 end as kind
  from generate_series(1, $1::int) as i`;

const pieceSeed = "(b.i * 5 + position)";
const pieces = `create temporary table piece on commit drop as
  select b.id as order_id, b.i, position, gen_random_uuid() as id, ${one("$1::text[]", 12, pieceSeed)} as name,
    (1 + ${chance(13)} % 2) as pieces, (490 + ${chance(14, pieceSeed)} / 20 * 10)::bigint as price
  from bought as b, generate_series(1, b.line_count) as position`;

const inserts = [
  `insert into customers (shop_id, id, email, email_key, name, locale, created_at, updated_at)
   select $1, id, 'client' || i || '@exemple.fr', 'client' || i || '@exemple.fr', name, 'fr-FR', now(), now() from people`,
  `insert into orders (shop_id, id, number, reference, placed_at, origin, customer_id, customer_name, email, phone, locale, delivery_address,
     billing_address, delivery_method, payment_method, currency, prices_include_tax, item_count, subtotal, discount, shipping, net, tax, total,
     shipping_tax, taxes, captured, payment_status, fulfilment_status, invoice_status, life, parcels, prepared_at, cancelled_at, archived_at,
     seen_at, search, updated_at)
   select $1, b.id, ${firstNumber} + b.i, (${firstNumber} + b.i)::text, b.placed_at, 'storefront', p.id, p.name, 'client' || p.i || '@exemple.fr', '', 'fr-FR',
     ${address}, ${address},
     '{"id":"","kind":"shipping","name":"Colissimo","carrier":"Colissimo","trackingUrl":"","instructions":"","daysMin":2,"daysMax":4}',
     ${one("$2::jsonb[]", 15, "b.i")}, 'EUR', true, s.pieces * 1000, s.goods, 0, 490,
     s.goods + 490 - (s.goods + 490) / 6, (s.goods + 490) / 6, s.goods + 490, 81,
     jsonb_build_array(jsonb_build_object('name', 'TVA', 'rate', 200000, 'net', s.goods + 490 - (s.goods + 490) / 6, 'tax', (s.goods + 490) / 6)),
     case when ${isPaid} then s.goods + 490 else 0 end,
     (case when ${isPaid} then 'paid' when b.kind = 10 then 'voided' else 'awaiting' end)::order_payment_status,
     (case when b.kind > 10 then 'delivered' when b.kind = 10 then 'will_not_deliver' when b.kind > 6 then 'shipped' when b.kind = 6 then 'processing' else 'unfulfilled' end)::order_fulfilment_status,
     'none', (case when b.kind = 10 then 'cancelled' when b.kind > 16 then 'archived' else 'open' end)::order_life,
     case when ${isSent} then jsonb_build_object('sent', 1, 'delivered', case when b.kind > 10 then 1 else 0 end, 'tracking', jsonb_build_array('6A' || (10000000000 + b.i)))
       else '{"sent":0,"delivered":0,"tracking":[]}' end,
     case when b.kind = 6 then b.placed_at end, case when b.kind = 10 then b.placed_at end, case when b.kind > 16 then b.placed_at end, b.placed_at,
     regexp_replace(concat_ws(' ', ${firstNumber} + b.i, ${folded("p.name")}, 'client' || p.i || '@exemple.fr', ${folded("substr(p.town, 7)")}, s.words,
       case when ${isSent} then '6a' || (10000000000 + b.i) end), '[^[:alnum:]]+', ' ', 'g'), b.placed_at
   from bought as b join people as p on p.i = b.person
   join (select order_id, sum(pieces) as pieces, sum(pieces * price)::bigint as goods, ${folded("string_agg(name || ' art-' || price, ' ')")} as words
     from piece group by order_id) as s on s.order_id = b.id`,
  `insert into order_lines (shop_id, order_id, id, position, sku, name, variant_name, kind, weight_grams, quantity, shipped, unit_price_micro, taxes,
     gross, discount, net, tax, total)
   select $1, order_id, piece.id, position, 'ART-' || price, name, '', 'goods', 250, pieces * 1000, case when ${isSent} then pieces * 1000 else 0 end,
     price * 10000, '[{"name":"TVA","rate":200000}]', pieces * price, 0, pieces * price - pieces * price / 6, pieces * price / 6, pieces * price
   from piece join bought as b on b.id = order_id`,
  `insert into payments (shop_id, id, order_id, method, amount, currency, started_at)
   select $1, payment_id, b.id, 'transfer', total, 'EUR', b.placed_at from bought as b join orders as o on o.shop_id = $1 and o.id = b.id where ${isPaid}`,
  `insert into payment_movements (shop_id, id, payment_id, order_id, kind, amount, currency, received_on, actor, recorded_at)
   select $1, gen_random_uuid(), id, order_id, 'captured', amount, currency, started_at::date, ${actor}, started_at from payments where shop_id = $1`,
  `insert into shipments (shop_id, id, order_id, carrier, tracking_number, tracking_link, handed_over_at, delivered_at, actor)
   select $1, gen_random_uuid(), id, 'Colissimo', '6A' || (10000000000 + i), '', placed_at, case when kind > 10 then placed_at end, ${actor} from bought as b where ${isSent}`,
  `insert into happenings (shop_id, id, kind, order_id, order_version, actor, data, happened_at)
   select $1, gen_random_uuid(), what, b.id, 1, ${actor}, '{"tell":"customer"}', b.placed_at
   from bought as b, unnest(array['order.placed'] || case when ${isPaid} then array['payment.received'] end || case when ${isSent} then array['shipment.handed_over'] end) as what`,
  `insert into messages (shop_id, id, happening_id, order_id, kind, audience, channel, recipient, subject, body_text, body_html, message_id, state, created_at, sent_at)
   select $1, gen_random_uuid(), id, order_id, kind, 'customer', 'email', 'client@exemple.fr', 'Votre commande', repeat('Merci. ', 60), repeat('<p>Merci.</p>', 60), id::text, 'sent', happened_at, happened_at
   from happenings where shop_id = $1 and kind = 'order.placed'`,
];
