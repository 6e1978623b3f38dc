-- slice: checkout
-- agrees_to_reminder: the customer ticked the box. reminded_at: the one reminder was asked for. came_back_at: its link was
-- followed. campaign: {source, medium, name} of the visit that filled the basket.
alter table carts
  add column agrees_to_reminder boolean not null default false,
  add column reminded_at timestamptz,
  add column came_back_at timestamptz,
  add column hidden_at timestamptz,
  add column campaign jsonb;
create index carts_left on carts (shop_id, updated_at, id)
  where contact is not null and lines <> '[]' and hidden_at is null and (order_id is null or reminded_at is not null);
create index carts_reminded on carts (shop_id, lower(contact->>'email'), reminded_at) where reminded_at is not null;

-- slice: checkout
-- Who asked this shop not to be reminded any more. Only the hash of the address is kept.
create table reminder_refusals (
  shop_id uuid not null,
  email_hash bytea not null check (length(email_hash) = 32),
  refused_at timestamptz not null,
  primary key (shop_id, email_hash)
);

-- slice: checkout
-- How a customer came to his order, where something is known of it: by a campaign, by the reminder of his basket.
create table order_provenances (
  shop_id uuid not null,
  order_id uuid not null,
  campaign jsonb,
  reminded_at timestamptz,
  primary key (shop_id, order_id),
  foreign key (shop_id, order_id) references orders (shop_id, id)
);

-- slice: notifications
-- A message is about an order, or about a basket that became none.
alter table messages
  alter column order_id drop not null,
  add column cart_id uuid,
  add constraint messages_about_something check ((order_id is null) <> (cart_id is null));
create index messages_of_cart on messages (shop_id, cart_id, id) where cart_id is not null;
