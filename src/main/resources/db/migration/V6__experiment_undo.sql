-- When an experiment was deleted: for a while that can be undone.

ALTER TABLE experiment ADD COLUMN deleted_at TIMESTAMP WITH TIME ZONE;
