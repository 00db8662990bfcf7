-- JSON as the other documents: each histogram of the whole run by its tag, as HdrHistogram encodes it.

ALTER TABLE run_document ADD COLUMN histograms BYTEA;
