-- slice: orders
-- What the shop adds to every order, in its own words: insurance, packaging, an environmental fee.
alter type product_kind add value 'fee';

-- slice: checkout
-- The customer ticked the fee he is free to take.
alter table carts add column takes_fee boolean not null default false;
