-- Every table carries shop_id first in its keys and indexes, so that a cluster may spread shops over machines.
-- Without it: shops, staff accounts and their sessions (one person may work for several shops), migrations, the queue.
create extension if not exists pg_trgm;
create extension if not exists btree_gin;

-- slice: shops
create table shops (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  host_name text unique,
  name text not null check (length(name) between 1 and 120),
  country text not null check (country ~ '^[A-Z]{2}$'),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  locale text not null,
  time_zone text not null,
  vocabulary text not null check (vocabulary in ('classic', 'flat', 'simple', 'invoice-led')),
  prices_include_tax boolean not null,
  is_demo boolean not null default false,
  link_secret bytea not null check (length(link_secret) = 32),
  tax_classes jsonb not null,
  settings jsonb not null,
  version integer not null default 1,
  created_at timestamptz not null
);

-- slice: shops
create table happenings (
  shop_id uuid not null,
  id uuid not null,
  kind text not null,
  order_id uuid,
  order_version integer,
  actor jsonb not null,
  data jsonb not null,
  happened_at timestamptz not null,
  primary key (shop_id, id)
);
create index happenings_of_order on happenings (shop_id, order_id, id);

-- slice: shops
-- Jobs written with the change that wants them, on their way to the queue. Empty when nothing is under way.
create table outbox (
  shop_id uuid not null,
  id uuid not null,
  task text not null,
  payload json not null,
  run_at timestamptz not null,
  priority integer not null,
  primary key (shop_id, id)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- slice: shops
create table idempotency_keys (
  shop_id uuid not null,
  key text not null check (length(key) between 1 and 255),
  actor text not null,
  request_hash bytea not null,
  status integer,
  answer text,
  created_at timestamptz not null,
  primary key (shop_id, actor, key)
);
create index idempotency_keys_by_age on idempotency_keys (shop_id, created_at);

-- slice: staff
create table staff_accounts (
  id uuid primary key,
  email text not null unique check (email = lower(email)),
  name text not null,
  password_hash text not null,
  locale text not null,
  created_at timestamptz not null
);

-- slice: staff
create table sessions (
  token_hash bytea primary key,
  account_id uuid not null references staff_accounts on delete cascade,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  user_agent text not null
);
create index sessions_of_account on sessions (account_id);

-- slice: staff
create table memberships (
  shop_id uuid not null references shops,
  account_id uuid not null references staff_accounts,
  role text not null check (role in ('owner', 'staff')),
  created_at timestamptz not null,
  primary key (shop_id, account_id)
);

-- slice: staff
create table api_keys (
  shop_id uuid not null references shops,
  id uuid not null,
  name text not null,
  token_hash bytea not null,
  created_by uuid not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  primary key (shop_id, id),
  unique (shop_id, token_hash)
);
