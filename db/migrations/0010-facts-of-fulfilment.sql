-- slice: orders
-- What parcels cannot say: ready to be fetched, delivered without a parcel, never to be delivered, sent back (and put back in stock).
alter table orders
  add column ready_at timestamptz,
  add column delivered_at timestamptz,
  add column withheld_at timestamptz,
  add column returned_at timestamptz,
  add column restocked_at timestamptz;
