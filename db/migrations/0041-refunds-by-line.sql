-- slice: orders
-- What was given back of a line: its money, and its pieces; those that had not left leave no more ("unsent"). Of both, how many
-- went back in stock. Never more than there was.
alter table order_lines
  add column given_back jsonb not null default '{"total":0,"unsent":0,"sent":0,"unsentRestocked":0,"sentRestocked":0}',
  add constraint order_lines_given_back_pieces check
    ((given_back->>'unsent')::bigint + (given_back->>'sent')::bigint between 0 and greatest(quantity, 0)),
  add constraint order_lines_given_back_total check ((given_back->>'total')::bigint between 0 and greatest(total, 0));

-- billed: what the order's invoices say, less their credit notes. credited: what credit notes took off the invoice in force.
alter table orders
  add column shipping_given_back bigint not null default 0,
  add column billed bigint not null default 0,
  add column credited bigint not null default 0,
  add constraint orders_shipping_given_back check (shipping_given_back between 0 and greatest(shipping, 0));
update orders set billed = invoices.total from invoices
where invoices.shop_id = orders.shop_id and invoices.order_id = orders.id and invoices.number = orders.invoice_number
  and orders.credit_note_number is null;

-- slice: payments
-- Which lines a refund gives back, asked for and given.
alter table payment_refunds add column parts jsonb not null default '[]';

-- slice: payments
-- Which lines a refund of the ledger gave back. Append-only, as the ledger is; a reversal there takes them back.
create table refund_parts (
  shop_id uuid not null,
  movement_id uuid not null,
  order_id uuid not null,
  parts jsonb not null,
  primary key (shop_id, movement_id),
  foreign key (shop_id, movement_id) references payment_movements (shop_id, id) deferrable initially deferred
);
create index refund_parts_of_order on refund_parts (shop_id, order_id, movement_id);
create trigger refund_parts_are_kept before update or delete on refund_parts for each row execute function refuse_change();

-- slice: invoices
-- A credit note takes back a part of its invoice, or, where it closes it, all that is left of it: once. refund_id: the money
-- given back that it is the paper of, once too.
alter table invoices
  drop constraint invoices_shop_id_corrects_id_key,
  add column closes boolean not null default true,
  add column refund_id uuid;
create index invoices_corrected on invoices (shop_id, corrects_id);
create unique index invoices_closed_once on invoices (shop_id, corrects_id) where closes and corrects_id is not null;
create unique index invoices_of_refund on invoices (shop_id, refund_id) where refund_id is not null;
