-- slice: checkout
-- A code that gives customers a discount on their items: `percent` in parts per million, or `amount` in minor units.
create table coupons (
  shop_id uuid not null references shops,
  id uuid not null,
  code text not null check (code = upper(code) and length(code) between 2 and 40),
  percent integer check (percent between 1 and 1000000),
  amount bigint check (amount > 0),
  minimum bigint not null default 0 check (minimum >= 0),
  starts_on date,
  ends_on date,
  uses_max integer check (uses_max > 0),
  uses integer not null default 0 check (uses >= 0),
  created_at timestamptz not null,
  primary key (shop_id, id),
  unique (shop_id, code),
  check ((percent is null) <> (amount is null))
);

-- slice: checkout
alter table carts add column coupon_code text;
