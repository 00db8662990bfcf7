-- What the list says of a run's report, so that it can be sorted by it.

ALTER TABLE run ADD COLUMN jain DOUBLE PRECISION; -- fairness over all workers
ALTER TABLE run ADD COLUMN grade VARCHAR(20); -- of the verdict
