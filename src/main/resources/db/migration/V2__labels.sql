-- What people write on a run, and when they deleted it: for a while that can be undone.

ALTER TABLE run ADD COLUMN name VARCHAR(100);
ALTER TABLE run ADD COLUMN note VARCHAR(2000);
ALTER TABLE run ADD COLUMN pinned BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE run ADD COLUMN deleted_at TIMESTAMP WITH TIME ZONE;
