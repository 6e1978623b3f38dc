-- slice: catalog
-- Forgetting a file asks whether a product or an order still has it.
create index variants_of_file on variants (shop_id, file_id) where file_id is not null;
create index downloads_of_file on downloads (shop_id, file_id);
create index files_loose on files (shop_id, created_at) where attached_at is null;
