-- slice: payments
-- Where the customer's money is to go, in fields that can be checked: { payee, iban, bic, bank, address, email }.
alter table payment_methods add column pay_to jsonb not null default '{}';
alter table payment_methods drop constraint payment_methods_kind_check;
alter table payment_methods add constraint payment_methods_kind_check check (
  kind in ('transfer', 'cheque', 'money_order', 'cash', 'cash_on_delivery', 'terminal', 'interac', 'other')
);

-- slice: orders
-- What is paid at the shop's terminal is ready to leave, like what is paid in cash.
drop index orders_to_do;
create index orders_to_do on orders (shop_id, placed_at desc, id desc) where life = 'open' and (payment_status in ('paid', 'overpaid', 'authorised') or (payment_status = 'awaiting' and payment_method->>'kind' in ('cash', 'cash_on_delivery', 'terminal'))) and fulfilment_status in ('unfulfilled', 'processing', 'ready_for_pickup', 'partially_shipped');
