-- JSON as the other documents: the samples of the warm-up, in their order. In the column "present" it counts 16.

ALTER TABLE run_document ADD COLUMN warm_up BYTEA;
