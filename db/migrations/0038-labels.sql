-- slice: shipping
-- A label asked of a carrier: written before the carrier is, for each label costs money and no carrier knows a key against
-- making it twice. sending: the carrier is being asked, or was when the program died; unknown: nobody knows whether it made
-- one; made: it has, the document is awaited; ready: all is there, the parcel has not left.
create table label_requests (
  shop_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  -- Kept when the account is left.
  account_id uuid not null,
  carrier text not null,
  mode text not null check (mode in ('test', 'live')),
  state text not null check (state in ('asked', 'sending', 'unknown', 'made', 'ready', 'shipped', 'refused', 'dropped')),
  wanted jsonb not null,
  tell text not null,
  actor jsonb not null,
  -- What the carrier calls it, its number, and where its document is fetched.
  reference text not null default '',
  tracking_number text not null default '',
  document_url text not null default '',
  shipment_id uuid,
  -- Whose no it was, and why.
  fault text not null default '',
  why text not null default '',
  asked_at timestamptz not null,
  primary key (shop_id, id),
  foreign key (shop_id, order_id) references orders (shop_id, id),
  foreign key (shop_id, shipment_id) references shipments (shop_id, id)
);
create index label_requests_of_order on label_requests (shop_id, order_id, id);
-- One at a time for an order: two people, or a double click, cannot ask twice.
create unique index label_requests_under_way on label_requests (shop_id, order_id)
  where state in ('asked', 'sending', 'unknown', 'made');

-- slice: shipping
create table label_files (
  shop_id uuid not null,
  label_id uuid not null,
  bytes bytea not null,
  sha256 bytea not null check (length(sha256) = 32),
  made_at timestamptz not null,
  primary key (shop_id, label_id),
  foreign key (shop_id, label_id) references label_requests (shop_id, id)
);
create trigger label_files_are_kept before update or delete on label_files for each row execute function refuse_change();
