-- slice: orders
-- The words an order is found by are kept beside it, where they were worked out anew for every row that a search for a
-- frequent word looked at. Each carries its shop's mark: the index answers for one shop.
drop index orders_by_word;
alter table orders add column words tsvector generated always as (order_words(shop_id, search)) stored;
create index orders_by_word on orders using gin (words);
