-- slice: shops
-- What one transaction did together has one act_id: one verb of the merchant, however many things happen by it. undoes:
-- the happenings this one takes back; both stay.
alter table happenings
  add column act_id uuid,
  add column undoes uuid[];

-- slice: shipping
-- A parcel that did not leave after all: it stays, and counts no more.
alter table shipments add column taken_back_at timestamptz;
