-- Runs that were begun and did not come to their end: one that takes its node down is not begun for ever.
ALTER TABLE submissions ADD COLUMN attempts BIGINT NOT NULL DEFAULT 0;
