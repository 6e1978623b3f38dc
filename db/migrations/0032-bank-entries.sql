-- slice: transfers
-- Lines of bank statements that were recorded as payments: each is recorded once, however often its file is read.
-- `entry_key`: the bank's own reference with the account, or a hash of what the line says.
create table bank_entries (
  shop_id uuid not null references shops,
  entry_key text not null,
  booked_on date not null,
  amount bigint not null,
  currency text not null,
  order_ids uuid[] not null,
  recorded_at timestamptz not null,
  primary key (shop_id, entry_key)
);
