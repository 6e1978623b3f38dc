-- slice: catalog
-- Why the customer may not withdraw from it, where the law says so; empty: he may.
alter table products add column no_withdrawal text not null default '';

-- slice: orders
alter table order_lines add column no_withdrawal text not null default '';
-- A statement of withdrawal waits for the merchant.
alter table orders add column is_withdrawal_requested boolean not null default false;
create index orders_withdrawing on orders (shop_id, placed_at desc, id desc) where is_withdrawal_requested;

-- slice: returns
-- What customers declared. What they said is never changed; what the merchant made of it is written once.
create table withdrawals (
  shop_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  request_key uuid not null,
  requested_at timestamptz not null,
  name text not null,
  email text not null,
  lines jsonb not null,
  state text not null default 'requested' check (state in ('requested', 'closed', 'refused')),
  decided_at timestamptz,
  note text not null default '',
  primary key (shop_id, id),
  unique (shop_id, order_id, request_key),
  foreign key (shop_id, order_id) references orders (shop_id, id),
  check ((state = 'requested') = (decided_at is null))
);
create index withdrawals_of_order on withdrawals (shop_id, order_id, id);
