-- slice: invoices
-- The invoice a credit note takes back, whole and once.
alter table invoices
  add column corrects_id uuid,
  add foreign key (shop_id, corrects_id) references invoices (shop_id, id),
  add unique (shop_id, corrects_id),
  add check ((kind = 'credit_note') = (corrects_id is not null));

-- slice: orders
-- What took invoice_number back, while no other invoice has replaced it.
alter table orders add column credit_note_number text;
