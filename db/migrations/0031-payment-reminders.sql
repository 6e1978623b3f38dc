-- slice: payments
-- Each reminder of an unpaid order leaves once: `days` after it was placed.
create table payment_reminders (
  shop_id uuid not null,
  order_id uuid not null,
  days integer not null,
  reminded_at timestamptz not null,
  primary key (shop_id, order_id, days),
  foreign key (shop_id, order_id) references orders (shop_id, id)
);
