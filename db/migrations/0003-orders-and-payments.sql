-- slice: orders
-- The number last given, locked by the placing transaction as late as can be: no gap. One row a shop.
create table order_counters (
  shop_id uuid primary key,
  last_number bigint not null
) with (fillfactor = 50);

-- slice: orders
-- Amounts in minor units of currency. The four summary columns are computed from facts by orders/axes.ts, never set.
create table orders (
  shop_id uuid not null,
  id uuid not null,
  number bigint not null,
  reference text not null,
  placed_at timestamptz not null,
  origin text not null check (origin in ('storefront', 'desk', 'api', 'import')),
  cart_id uuid,
  customer_id uuid,
  customer_name text not null,
  email text not null,
  phone text not null,
  locale text not null,
  delivery_address jsonb,
  billing_address jsonb not null,
  customer_message text not null default '',
  delivery_method jsonb,
  payment_method jsonb not null,
  currency text not null,
  prices_include_tax boolean not null,
  item_count bigint not null,
  subtotal bigint not null,
  discount bigint not null check (discount >= 0),
  shipping bigint not null,
  net bigint not null,
  tax bigint not null,
  total bigint not null check (total = net + tax),
  shipping_tax bigint not null default 0,
  taxes jsonb not null,
  captured bigint not null default 0,
  refunded bigint not null default 0,
  payment_status text not null check (payment_status in ('awaiting', 'failed', 'pending', 'authorised', 'partially_paid', 'paid', 'overpaid', 'partially_refunded', 'refunded', 'voided')),
  fulfilment_status text not null check (fulfilment_status in ('unfulfilled', 'processing', 'ready_for_pickup', 'partially_shipped', 'shipped', 'out_for_delivery', 'delivered', 'will_not_deliver', 'partially_returned', 'returned', 'not_required')),
  invoice_status text not null check (invoice_status in ('none', 'issued', 'paid', 'partially_credited', 'credited')),
  life text not null check (life in ('open', 'cancelled', 'archived', 'deleted')),
  is_preorder boolean not null default false,
  is_claim boolean not null default false,
  is_manual boolean not null default false,
  is_test boolean not null default false,
  is_oversold boolean not null default false,
  is_to_verify boolean not null default false,
  prepared_at timestamptz,
  parcels jsonb not null default '{"sent":0,"delivered":0,"tracking":[]}',
  invoice_number text,
  completed_at timestamptz,
  cancelled_at timestamptz,
  cancel_reason text,
  archived_at timestamptz,
  deleted_at timestamptz,
  seen_at timestamptz,
  search text not null,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (shop_id, id),
  unique (shop_id, number),
  unique (shop_id, reference),
  unique (shop_id, cart_id),
  foreign key (shop_id, customer_id) references customers (shop_id, id)
);
create index orders_newest on orders (shop_id, placed_at desc, id desc) where life in ('open', 'cancelled');
-- A search for a frequent word reads the newest orders until its page is full.
create index orders_kept on orders (shop_id, placed_at desc, id desc) where life <> 'deleted';
create index orders_by_life on orders (shop_id, life, placed_at desc, id desc);
create index orders_by_payment on orders (shop_id, payment_status, placed_at desc, id desc) where life in ('open', 'cancelled');
create index orders_by_fulfilment on orders (shop_id, fulfilment_status, placed_at desc, id desc) where life in ('open', 'cancelled');
create index orders_to_do on orders (shop_id, placed_at desc, id desc) where life = 'open' and (payment_status in ('paid', 'overpaid', 'authorised') or (payment_status = 'awaiting' and payment_method->>'kind' in ('cash', 'cash_on_delivery'))) and fulfilment_status in ('unfulfilled', 'processing', 'ready_for_pickup', 'partially_shipped');
create index orders_of_customer on orders (shop_id, customer_id, placed_at desc, id desc);
create index orders_by_search on orders using gin (shop_id, search gin_trgm_ops);

-- slice: orders
create table order_lines (
  shop_id uuid not null,
  order_id uuid not null,
  id uuid not null,
  position integer not null,
  product_id uuid,
  variant_id uuid,
  sku text not null,
  name text not null,
  variant_name text not null,
  kind text not null check (kind in ('goods', 'digital', 'service')),
  picture_id uuid,
  weight_grams integer not null default 0,
  is_stock_counted boolean not null default false,
  quantity bigint not null,
  shipped bigint not null default 0 check (shipped >= 0 and shipped <= quantity),
  unit_price_micro bigint not null,
  taxes jsonb not null,
  gross bigint not null,
  discount bigint not null,
  net bigint not null,
  tax bigint not null,
  total bigint not null check (total = net + tax),
  primary key (shop_id, id),
  foreign key (shop_id, order_id) references orders (shop_id, id)
);
create index order_lines_of_order on order_lines (shop_id, order_id, position);

-- slice: orders
create table order_notes (
  shop_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  author jsonb not null,
  body text not null check (length(body) between 1 and 10000),
  written_at timestamptz not null,
  primary key (shop_id, id),
  foreign key (shop_id, order_id) references orders (shop_id, id)
);
create index order_notes_of_order on order_notes (shop_id, order_id, id);

-- slice: payments
create table payment_methods (
  shop_id uuid not null references shops,
  id uuid not null,
  kind text not null check (kind in ('transfer', 'cheque', 'cash', 'cash_on_delivery')),
  name text not null,
  instructions text not null default '',
  position integer not null,
  is_enabled boolean not null default true,
  version integer not null default 1,
  primary key (shop_id, id)
);

-- slice: payments
-- One attempt to pay with one method; the row is written before anybody is asked for money and is never deleted.
create table payments (
  shop_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  method text not null,
  amount bigint not null,
  currency text not null,
  started_at timestamptz not null,
  primary key (shop_id, id),
  foreign key (shop_id, order_id) references orders (shop_id, id)
);
create index payments_of_order on payments (shop_id, order_id, id);

-- slice: payments
-- Append-only ledger. amount is always positive, kind gives its direction; a reversal names the movement it takes back.
create table payment_movements (
  shop_id uuid not null,
  id uuid not null,
  payment_id uuid not null,
  order_id uuid not null,
  kind text not null check (kind in ('captured', 'refunded', 'reversed')),
  amount bigint not null check (amount > 0),
  currency text not null,
  received_on date not null,
  reference text not null default '',
  reverses_id uuid,
  actor jsonb not null,
  recorded_at timestamptz not null,
  primary key (shop_id, id),
  unique (shop_id, reverses_id),
  foreign key (shop_id, payment_id) references payments (shop_id, id),
  foreign key (shop_id, reverses_id) references payment_movements (shop_id, id)
);
create index payment_movements_of_order on payment_movements (shop_id, order_id, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: write a correcting entry instead', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger payment_movements_are_kept before update or delete on payment_movements for each row execute function refuse_change();
create trigger stock_movements_are_kept before update or delete on stock_movements for each row execute function refuse_change();
create trigger happenings_are_kept before update or delete on happenings for each row execute function refuse_change();
