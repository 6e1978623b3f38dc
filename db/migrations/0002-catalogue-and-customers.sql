-- slice: catalog
create table pictures (
  shop_id uuid not null references shops,
  id uuid not null,
  content_type text not null check (content_type in ('image/png', 'image/jpeg', 'image/webp', 'image/svg+xml')),
  bytes bytea not null check (length(bytes) <= 5242880),
  created_at timestamptz not null,
  primary key (shop_id, id)
);

-- slice: catalog
create table categories (
  shop_id uuid not null references shops,
  id uuid not null,
  slug text not null,
  name text not null,
  description text not null default '',
  position integer not null,
  is_visible boolean not null default true,
  version integer not null default 1,
  primary key (shop_id, id),
  unique (shop_id, slug)
);

-- slice: catalog
-- search: name and SKUs, accents and case folded, the name first so that it also sorts. Archived: deleted by the merchant, kept for its stock movements.
create table products (
  shop_id uuid not null references shops,
  id uuid not null,
  slug text not null,
  name text not null,
  description text not null default '',
  kind text not null check (kind in ('goods', 'digital', 'service')),
  tax_class text not null,
  category_id uuid,
  picture_id uuid,
  position integer not null default 0,
  is_visible boolean not null default true,
  version integer not null default 1,
  search text not null default '',
  created_at timestamptz not null,
  archived_at timestamptz,
  primary key (shop_id, id),
  foreign key (shop_id, category_id) references categories (shop_id, id),
  foreign key (shop_id, picture_id) references pictures (shop_id, id)
);
create unique index products_slug on products (shop_id, slug) where archived_at is null;
create index products_by_name on products (shop_id, left(search, 60), id) where archived_at is null;
create index products_by_search on products using gin (shop_id, search gin_trgm_ops);
create index products_newest on products (shop_id, created_at desc, id desc) where is_visible and archived_at is null;
create index products_of_category on products (shop_id, category_id, position, id);

-- slice: catalog
-- name is empty when the product has one variant only; price in minor units of the shop's currency; quantities in thousandths.
create table variants (
  shop_id uuid not null references shops,
  id uuid not null,
  product_id uuid not null,
  sku text not null,
  name text not null default '',
  price bigint not null check (price >= 0),
  weight_grams integer not null default 0 check (weight_grams >= 0),
  is_stock_counted boolean not null default false,
  on_hand bigint not null default 0 check (on_hand >= 0),
  reserved bigint not null default 0 check (reserved >= 0 and reserved <= on_hand),
  position integer not null default 0,
  archived_at timestamptz,
  primary key (shop_id, id),
  foreign key (shop_id, product_id) references products (shop_id, id)
);
create unique index variants_sku on variants (shop_id, sku) where archived_at is null;
create index variants_of_product on variants (shop_id, product_id, position, id);

-- slice: catalog
-- Append-only: on_hand is always the sum of a variant's movements. cause names what moved it, once: an order line's id, or a correction's.
create table stock_movements (
  shop_id uuid not null,
  variant_id uuid not null,
  cause_id uuid not null,
  reason text not null check (reason in ('set', 'sold', 'given_back', 'sold_again', 'returned')),
  event text not null,
  quantity bigint not null,
  moved_at timestamptz not null,
  primary key (shop_id, variant_id, cause_id, reason, event),
  foreign key (shop_id, variant_id) references variants (shop_id, id)
);

-- slice: customers
create table customers (
  shop_id uuid not null,
  id uuid not null,
  email text,
  email_key text,
  name text not null,
  phone text not null default '',
  company text not null default '',
  delivery_address jsonb,
  billing_address jsonb,
  locale text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (shop_id, id),
  unique (shop_id, email_key)
);
create index customers_by_name on customers (shop_id, name, id);
