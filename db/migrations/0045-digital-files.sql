-- slice: catalog
-- What a digital variant is sold with. Its bytes come in parts, so that nobody holds them all in memory; until all are
-- there it has neither type nor hash. attached_at: when a variant first had it; a file that none ever had goes after a day.
create table files (
  shop_id uuid not null references shops,
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  size integer not null check (size between 1 and 104857600),
  content_type text,
  sha256 bytea check (length(sha256) = 32),
  attached_at timestamptz,
  created_at timestamptz not null,
  primary key (shop_id, id),
  check ((content_type is null) = (sha256 is null))
);

-- slice: catalog
create table file_parts (
  shop_id uuid not null,
  file_id uuid not null,
  position integer not null check (position >= 0),
  bytes bytea not null check (length(bytes) between 1 and 1048576),
  primary key (shop_id, file_id, position),
  foreign key (shop_id, file_id) references files (shop_id, id) on delete cascade
);
-- Books, music and archives are compressed already.
alter table file_parts alter bytes set storage external;

alter table variants
  add column file_id uuid,
  add foreign key (shop_id, file_id) references files (shop_id, id);

-- slice: orders
-- file_id: the version that was sold. digital_consent: what the customer agreed to and when, where the law asks for it.
alter table order_lines add column file_id uuid;
alter table orders add column digital_consent jsonb;

-- slice: shipping
-- A file given to the customer of an order, once a line; cause_id: the happening by which it was. count never passes count_max.
create table downloads (
  shop_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  line_id uuid not null,
  file_id uuid not null,
  cause_id uuid not null,
  count integer not null default 0,
  count_max integer not null,
  expires_at timestamptz not null,
  granted_at timestamptz not null,
  last_at timestamptz,
  primary key (shop_id, id),
  unique (shop_id, line_id),
  foreign key (shop_id, order_id) references orders (shop_id, id),
  foreign key (shop_id, file_id) references files (shop_id, id),
  check (count between 0 and count_max)
);
create index downloads_of_order on downloads (shop_id, order_id, id);
