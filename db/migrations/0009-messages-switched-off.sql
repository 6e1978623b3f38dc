-- slice: notifications
-- A message of a kind the shop has switched off is written and kept like any other, and says that it did not leave.
alter table messages drop constraint messages_state_check;
alter table messages add constraint messages_state_check check (state in ('queued', 'sent', 'kept', 'failed', 'switched_off'));
