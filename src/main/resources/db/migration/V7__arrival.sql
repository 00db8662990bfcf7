-- The order in which they came, whatever the wall clock said by then: the oldest go first. Those that were there before go by their
-- start. When something was deleted, too, is by a clock that nobody sets: it counts only while the process has the file open.

ALTER TABLE run ADD COLUMN arrival BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE experiment ADD COLUMN arrival BIGINT DEFAULT 0 NOT NULL;
