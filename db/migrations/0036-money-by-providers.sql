-- slice: payments
-- A shop's own account at a company that takes money online. Its keys are encrypted with the program's key, and shown to nobody.
create table payment_accounts (
  shop_id uuid not null references shops,
  id uuid not null,
  provider text not null,
  mode text not null check (mode in ('test', 'live')),
  -- Empty: the provider's own address.
  base_url text not null default '',
  secrets bytea not null,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (shop_id, id)
);

-- The kinds grow with what shops offer; the program names them.
alter table payment_methods drop constraint payment_methods_kind_check,
  add column account_id uuid,
  add foreign key (shop_id, account_id) references payment_accounts (shop_id, id);

-- An attempt at a provider. state is null for money recorded by hand. look counts the times the provider was asked,
-- looked is the youngest of them that was kept: an older answer that comes later says nothing any more.
alter table payments
  add column account_id uuid,
  add column sequence integer,
  add column state text check (state in ('open', 'pending', 'authorised', 'paid', 'failed', 'cancelled', 'expired')),
  add column reference text,
  add column provider_reference text,
  add column transaction text not null default '',
  add column reason text not null default '',
  add column dashboard_url text not null default '',
  add column redirect_url text not null default '',
  add column expires_at timestamptz,
  add column authorised bigint not null default 0,
  add column look integer not null default 0,
  add column looked integer not null default 0,
  add foreign key (shop_id, account_id) references payment_accounts (shop_id, id);
create unique index payments_by_sequence on payments (shop_id, order_id, sequence) where sequence is not null;
create unique index payments_by_provider on payments (shop_id, account_id, provider_reference) where provider_reference is not null;
create index payments_at_providers on payments (shop_id, started_at) where account_id is not null;

alter table payment_movements drop constraint payment_movements_kind_check,
  add check (kind in ('captured', 'refunded', 'reversed', 'disputed'));

-- slice: payments
-- Money asked to be given back by a provider: written before the provider is asked, with the key it is asked by.
create table payment_refunds (
  shop_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  payment_id uuid not null,
  amount bigint not null check (amount > 0),
  reason text not null default '',
  tell text not null,
  actor jsonb not null,
  state text not null check (state in ('asked', 'sent', 'given', 'refused')),
  why text not null default '',
  asked_at timestamptz not null,
  primary key (shop_id, id),
  foreign key (shop_id, payment_id) references payments (shop_id, id)
);
create index payment_refunds_of_payment on payment_refunds (shop_id, payment_id, id);

-- slice: payments
-- What providers called to say, kept before it is answered: each call once.
create table provider_events (
  shop_id uuid not null,
  account_id uuid not null,
  event_id text not null,
  provider_reference text not null,
  body bytea not null,
  received_at timestamptz not null,
  processed_at timestamptz,
  primary key (shop_id, account_id, event_id),
  foreign key (shop_id, account_id) references payment_accounts (shop_id, id)
);
create index provider_events_by_age on provider_events (shop_id, received_at);

-- slice: payments
-- The books of the test provider, with which a demonstration shop is paid in play money.
create table test_payments (
  shop_id uuid not null references shops,
  id uuid not null,
  amount bigint not null,
  currency text not null,
  is_held boolean not null,
  return_url text not null,
  cancel_url text not null,
  state text not null,
  reason text not null default '',
  -- A payment that takes its time: paid from then on.
  pays_at timestamptz,
  captured bigint not null default 0,
  refunds jsonb not null default '{}',
  primary key (shop_id, id)
);

-- What the last attempt at a provider came to, and what is doubtful about the money (empty: nothing).
alter table orders
  add column attempt text check (attempt in ('open', 'pending', 'authorised', 'failed')),
  add column attempt_reason text not null default '',
  add column to_verify text not null default '';
