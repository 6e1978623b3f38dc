-- slice: orders
-- The shop's own staff is on the way with it. An order that costs nothing may still wait for the merchant's word to count as paid.
alter table orders
  add column sent_out_at timestamptz,
  add column is_held_free boolean not null default false;
