-- slice: statuses
-- The merchant's own words on top of the axes. labels: {"fr": "...", "en": "..."}, one at least. base: the value of the axis it
-- stands for; of axis "other": preorder, claim, or none.
create table statuses (
  shop_id uuid not null references shops,
  id uuid not null,
  axis text not null check (axis in ('payment', 'fulfilment', 'other')),
  base text,
  labels jsonb not null,
  tone text not null check (tone in ('good', 'warn', 'info', 'bad', 'quiet')),
  progress text not null check (progress in ('empty', 'half', 'full', 'cross')),
  position integer not null,
  is_visible boolean not null,
  is_telling boolean not null,
  is_enabled boolean not null,
  version integer not null default 1,
  primary key (shop_id, id),
  check ((base is not null) or axis = 'other')
);

-- slice: orders
-- Which words were chosen for an order, by axis: {"payment": {"id": "...", "base": "paid"}}. A word is shown as long as its axis
-- has the value it was chosen for.
alter table orders add statuses jsonb not null default '{}';

-- slice: statuses
insert into statuses (shop_id, id, axis, base, labels, tone, progress, position, is_visible, is_telling, is_enabled)
select shops.id, gen_random_uuid(), 'other', first.base, first.labels::jsonb, first.tone, 'half', first.position, true, false, true
from shops, (values
  ('preorder', '{"fr":"Précommande","en":"Pre-order"}', 'info', 0),
  ('claim', '{"fr":"Réclamation","en":"Claim"}', 'bad', 1)) as first (base, labels, tone, position);
