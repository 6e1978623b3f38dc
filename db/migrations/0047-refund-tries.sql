-- slice: payments
-- When a provider was last asked for a refund: one that knows no keys against doing things twice is not asked again
-- before its books have had the time to show what it may have done.
alter table payment_refunds add column tried_at timestamptz;
create index payment_refunds_waiting on payment_refunds (shop_id, asked_at) where state in ('asked', 'sent');
