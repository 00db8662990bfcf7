-- Kept runs, in SQL that both H2 and PostgreSQL take. What is listed lies apart from what is large.

CREATE TABLE run (
    id             VARCHAR(20)              PRIMARY KEY,
    format         INTEGER                  NOT NULL, -- of the JSON in this and the other tables
    state          VARCHAR(20)              NOT NULL,
    started_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    period_millis  BIGINT                   NOT NULL,
    lock_id        VARCHAR(40)              NOT NULL,
    preset_id      VARCHAR(40),
    workload       VARCHAR(4000)            NOT NULL, -- JSON
    reads          BIGINT                   NOT NULL,
    writes         BIGINT                   NOT NULL,
    elapsed_nanos  BIGINT                   NOT NULL,
    p99_wait_nanos BIGINT,
    failure        VARCHAR(1000),
    last_seq       BIGINT                   NOT NULL,
    missing        BIGINT                   NOT NULL, -- snapshots that were taken and could not be kept
    bytes          BIGINT                   NOT NULL  -- of it in the two other tables
);

CREATE INDEX run_by_start ON run (started_at);

-- One for each run: JSON, compressed by gzip.
CREATE TABLE run_document (
    run_id  VARCHAR(20) PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE,
    newest  BYTEA, -- the newest snapshot, whole
    report  BYTEA,
    capture BYTEA
);

-- The snapshots from first_seq on, without holes: a line of JSON each, compressed by gzip.
CREATE TABLE run_chunk (
    run_id    VARCHAR(20) NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    first_seq BIGINT      NOT NULL,
    last_seq  BIGINT      NOT NULL,
    lines     BYTEA       NOT NULL,
    PRIMARY KEY (run_id, last_seq)
);
