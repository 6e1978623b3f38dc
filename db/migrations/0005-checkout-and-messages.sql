-- slice: checkout
-- lines: [{variantId, quantity}] with quantity in thousandths. Prices are never kept in a basket: they are read when it is shown and placed.
create table carts (
  shop_id uuid not null,
  id uuid not null,
  token_hash bytea not null,
  lines jsonb not null,
  contact jsonb,
  delivery_address jsonb,
  billing_address jsonb,
  delivery_method_id uuid,
  payment_method_id uuid,
  customer_message text not null default '',
  locale text not null,
  order_id uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (shop_id, id),
  unique (shop_id, token_hash)
) with (fillfactor = 70);

-- slice: notifications
create table messages (
  shop_id uuid not null,
  id uuid not null,
  happening_id uuid not null,
  order_id uuid not null,
  kind text not null,
  audience text not null check (audience in ('customer', 'merchant')),
  channel text not null check (channel in ('email')),
  recipient text not null,
  subject text not null,
  body_text text not null,
  body_html text not null,
  attachments jsonb not null default '[]',
  message_id text not null,
  state text not null check (state in ('queued', 'sent', 'kept', 'failed')),
  attempts integer not null default 0,
  last_error text,
  resends_id uuid,
  created_at timestamptz not null,
  sent_at timestamptz,
  primary key (shop_id, id),
  unique (shop_id, happening_id, kind, audience, channel, recipient)
);
create index messages_of_order on messages (shop_id, order_id, id);
create index messages_newest on messages (shop_id, created_at desc, id desc);
create index messages_by_state on messages (shop_id, state, created_at desc, id desc);

-- slice: shops
-- A worker writes its heartbeat here; jobs locked by a worker that has gone silent are freed by the others.
create table worker_heartbeats (
  worker_id text primary key,
  beat_at timestamptz not null
);
