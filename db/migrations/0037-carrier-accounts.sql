-- slice: shipping
-- A shop's own account at a carrier, or at a company that sells the carriers' labels. Its keys are encrypted with the
-- program's key, and shown to nobody.
create table carrier_accounts (
  shop_id uuid not null references shops,
  id uuid not null,
  -- Which carriers there are grows with the program, which names them.
  carrier text not null,
  mode text not null check (mode in ('test', 'live')),
  -- Empty: the carrier's own address.
  base_url text not null default '',
  secrets bytea not null,
  -- What labels are usually asked for, and the status an order gets with its label.
  habits jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (shop_id, id)
);
