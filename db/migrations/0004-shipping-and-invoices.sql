-- slice: shipping
create table delivery_methods (
  shop_id uuid not null references shops,
  id uuid not null,
  kind text not null check (kind in ('shipping', 'pickup', 'local_delivery')),
  name text not null,
  carrier text not null default '',
  price bigint not null check (price >= 0),
  tracking_url text not null default '' check (tracking_url = '' or tracking_url ~ '^https?://'),
  instructions text not null default '',
  days_min integer not null default 2 check (days_min >= 0),
  days_max integer not null default 4,
  position integer not null,
  is_enabled boolean not null default true,
  version integer not null default 1,
  check (days_max >= days_min),
  primary key (shop_id, id)
);

-- slice: shipping
create table shipments (
  shop_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  carrier text not null,
  tracking_number text not null,
  tracking_link text not null,
  handed_over_at timestamptz not null,
  delivered_at timestamptz,
  actor jsonb not null,
  primary key (shop_id, id),
  foreign key (shop_id, order_id) references orders (shop_id, id)
);
create index shipments_of_order on shipments (shop_id, order_id, id);

-- slice: shipping
create table shipment_lines (
  shop_id uuid not null,
  shipment_id uuid not null,
  line_id uuid not null,
  quantity bigint not null check (quantity > 0),
  primary key (shop_id, shipment_id, line_id),
  foreign key (shop_id, shipment_id) references shipments (shop_id, id),
  foreign key (shop_id, line_id) references order_lines (shop_id, id)
);

-- slice: invoices
-- Where each numbered series stands: numbers start again at 1 each year. One row, locked by the issuing transaction as its
-- last write, so that there is no gap, dates never go back, and the chain of hashes runs on over the years.
create table invoice_series (
  shop_id uuid not null references shops,
  series text not null,
  year integer not null,
  last_number bigint not null,
  last_issued_at timestamptz not null,
  last_hash bytea not null,
  primary key (shop_id, series)
);

-- slice: invoices
create table invoices (
  shop_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  kind text not null check (kind in ('invoice', 'credit_note')),
  series text not null,
  year integer not null,
  sequence bigint not null,
  number text not null,
  issued_at timestamptz not null,
  issued_on date not null,
  currency text not null,
  total bigint not null,
  content jsonb not null,
  -- What it is found by, folded: number, order, customer.
  search text not null,
  -- Whether the customer gets it by mail once it is printed, as the one who issued it chose.
  tell text not null check (tell in ('customer', 'nobody')),
  -- The happening that made it by the shop's rule; null when it was asked for by hand.
  cause_id uuid,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (shop_id, id),
  unique (shop_id, series, year, sequence),
  unique (shop_id, number),
  foreign key (shop_id, order_id) references orders (shop_id, id)
);
create index invoices_newest on invoices (shop_id, issued_at desc, id desc);
create index invoices_of_order on invoices (shop_id, order_id, id);
create index invoices_by_search on invoices using gin (shop_id, search gin_trgm_ops);

-- slice: invoices
create table invoice_files (
  shop_id uuid not null,
  invoice_id uuid not null,
  format text not null check (format in ('pdf', 'xml')),
  bytes bytea not null,
  sha256 bytea not null check (length(sha256) = 32),
  made_at timestamptz not null,
  primary key (shop_id, invoice_id, format),
  foreign key (shop_id, invoice_id) references invoices (shop_id, id)
);
create trigger invoices_are_kept before update or delete on invoices for each row execute function refuse_change();
create trigger invoice_files_are_kept before update or delete on invoice_files for each row execute function refuse_change();
