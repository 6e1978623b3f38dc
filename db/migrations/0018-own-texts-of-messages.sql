-- slice: notifications
-- A message in the merchant's own words, in one language. The failure is the last time it could not be filled in, and ours was sent instead.
create table message_texts (
  shop_id uuid not null,
  audience text not null check (audience in ('customer', 'merchant')),
  kind text not null,
  language text not null check (language in ('fr', 'en')),
  subject text not null,
  title text not null,
  body text not null,
  changed_at timestamptz not null,
  failure jsonb,
  failed_at timestamptz,
  primary key (shop_id, audience, kind, language)
);
