-- The histograms of each second of a run, JSON compressed by gzip; runs recorded by earlier versions have none.

CREATE TABLE run_interval (
    run_id     VARCHAR(20) NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    from_nanos BIGINT      NOT NULL,
    histograms BYTEA       NOT NULL,
    PRIMARY KEY (run_id, from_nanos)
);

-- Whether the run comes from a log that did not end with a checksum.

ALTER TABLE run ADD COLUMN no_checksum BOOLEAN DEFAULT FALSE NOT NULL;
