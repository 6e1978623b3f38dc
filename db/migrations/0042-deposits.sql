-- slice: orders
-- What the customer is asked for first, of the order's total; 0: the whole at once.
alter table orders add column deposit bigint not null default 0 check (deposit >= 0);

-- An order whose money was given back in part still has the rest to send.
drop index orders_to_do;
create index orders_to_do on orders (shop_id, placed_at desc, id desc) where life = 'open' and (payment_status in ('paid', 'overpaid', 'authorised', 'partially_refunded') or (payment_status = 'awaiting' and payment_method->>'kind' in ('cash', 'cash_on_delivery', 'terminal'))) and fulfilment_status in ('unfulfilled', 'processing', 'ready_for_pickup', 'partially_shipped');
