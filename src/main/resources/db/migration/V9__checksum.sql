-- By which what was damaged in the file is known. The rows that are there get their checksums by V9_1.

ALTER TABLE run ADD COLUMN checksum BIGINT;
ALTER TABLE experiment ADD COLUMN checksum BIGINT;

-- Which documents there are: 1 newest, 2 report, 4 capture, 8 histograms.
ALTER TABLE run_document ADD COLUMN present INTEGER DEFAULT 0 NOT NULL;
UPDATE run_document SET present = CASE WHEN newest IS NULL THEN 0 ELSE 1 END + CASE WHEN report IS NULL THEN 0 ELSE 2 END
    + CASE WHEN capture IS NULL THEN 0 ELSE 4 END + CASE WHEN histograms IS NULL THEN 0 ELSE 8 END;
