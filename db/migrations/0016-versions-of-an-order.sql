-- slice: orders
-- The discount as the merchant gave it, {"amount": 500} or {"percent": 100000} (parts per million), so that it can be worked
-- out again when the order changes.
alter table orders add column discount_given jsonb;

-- slice: orders
-- What an order said, each time it was changed after its placement. 1 is the order as it was placed, written with the first
-- change: most orders never change. Append-only.
create table order_versions (
  shop_id uuid not null,
  order_id uuid not null,
  sequence integer not null check (sequence > 0),
  content jsonb not null,
  actor jsonb not null,
  reason text not null,
  made_at timestamptz not null,
  primary key (shop_id, order_id, sequence),
  foreign key (shop_id, order_id) references orders (shop_id, id)
);
create trigger order_versions_are_kept before update or delete on order_versions for each row execute function refuse_change();
