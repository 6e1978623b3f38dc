-- slice: shipping
-- A parcel whose carrier is asked where it is: who is asked, under which number, when again (null: never), and where it stands.
create table tracked_parcels (
  shop_id uuid not null,
  shipment_id uuid not null,
  -- The carrier whose account is asked.
  tracker text not null,
  number text not null,
  state text not null default 'unknown',
  -- Why it could not be asked the last time; empty when it answered.
  trouble text not null default '',
  next_at timestamptz,
  asked_at timestamptz,
  primary key (shop_id, shipment_id),
  foreign key (shop_id, shipment_id) references shipments (shop_id, id)
);
create index tracked_parcels_due on tracked_parcels (shop_id, tracker, next_at) where next_at is not null;

-- slice: shipping
-- What carriers said of a parcel, in their words: each thing once.
create table tracking_events (
  shop_id uuid not null,
  shipment_id uuid not null,
  happened_at timestamptz not null,
  code text not null,
  place text not null,
  label text not null,
  state text not null,
  heard_at timestamptz not null,
  primary key (shop_id, shipment_id, happened_at, code, place),
  foreign key (shop_id, shipment_id) references tracked_parcels (shop_id, shipment_id)
);
create trigger tracking_events_are_kept before update or delete on tracking_events for each row execute function refuse_change();
