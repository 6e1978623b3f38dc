-- slice: notifications
-- What the merchant causes waits before it leaves to the customer, so that it may still be taken back. cause_id: the
-- happening somebody made, where the message's own only follows from it (a printed invoice follows from a payment).
alter table messages
  add column held_until timestamptz,
  add column cause_id uuid,
  drop constraint messages_state_check;
alter table messages add constraint messages_state_check
  check (state in ('held', 'queued', 'sent', 'kept', 'failed', 'switched_off', 'cancelled'));
