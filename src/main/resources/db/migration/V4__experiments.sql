-- Kept duels and sweeps; their runs are not kept.

CREATE TABLE experiment (
    id         VARCHAR(20)              PRIMARY KEY,
    format     INTEGER                  NOT NULL, -- of the JSON
    kind       VARCHAR(20)              NOT NULL,
    state      VARCHAR(20)              NOT NULL,
    started_at TIMESTAMP WITH TIME ZONE NOT NULL,
    done       INTEGER                  NOT NULL, -- runs that were made
    total      INTEGER                  NOT NULL, -- runs to be made
    sentence   VARCHAR(1000)            NOT NULL, -- what was found, in brief
    failure    VARCHAR(1000),
    asked      BYTEA                    NOT NULL, -- JSON, compressed by gzip
    result     BYTEA                    NOT NULL, -- the same
    bytes      BIGINT                   NOT NULL  -- of these two
);

CREATE INDEX experiment_by_start ON experiment (started_at);
