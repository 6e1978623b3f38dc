-- slice: notifications
-- Keys of the whole installation: the one with which push services know this program, made at first use.
create table installation_keys (
  name text primary key,
  private_key bytea not null,
  public_key bytea not null
);

-- slice: notifications
-- A browser whose owner asked to be notified on it. The endpoint and the two keys are what the browser's push service gave.
create table devices (
  shop_id uuid not null references shops,
  id uuid not null,
  account_id uuid not null,
  endpoint text not null check (length(endpoint) between 1 and 1000),
  public_key bytea not null check (length(public_key) = 65),
  auth_secret bytea not null check (length(auth_secret) = 16),
  label text not null,
  locale text not null,
  kinds text[] not null,
  created_at timestamptz not null,
  primary key (shop_id, id),
  unique (shop_id, endpoint)
);
create index devices_of_account on devices (shop_id, account_id);

-- slice: notifications
-- What a happening told a device: once.
create table notices (
  shop_id uuid not null,
  happening_id uuid not null,
  device_id uuid not null,
  order_id uuid not null,
  kind text not null,
  content jsonb not null,
  state text not null check (state in ('queued', 'sent', 'failed')),
  attempts integer not null default 0,
  last_error text,
  created_at timestamptz not null,
  primary key (shop_id, happening_id, device_id),
  foreign key (shop_id, device_id) references devices (shop_id, id) on delete cascade
);
create index notices_of_device on notices (shop_id, device_id);
