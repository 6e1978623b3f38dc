-- slice: catalog
-- low_stock: in thousandths; null: the shop's. is_low: the merchant knows; false again once there is more.
alter table variants
  add column low_stock bigint check (low_stock >= 0),
  add column is_low boolean not null default false;
