-- Old results are found by their age.
CREATE INDEX submissions_old ON submissions (completed_at) WHERE completed_at IS NOT NULL;

-- db-scheduler's: what one of the nodes does now and then.
CREATE TABLE retention_tasks (
    task_name            TEXT      NOT NULL,
    task_instance        TEXT      NOT NULL,
    task_data            BLOB,
    execution_time       TIMESTAMP NOT NULL,
    picked               BOOLEAN   NOT NULL,
    picked_by            TEXT,
    last_success         TIMESTAMP,
    last_failure         TIMESTAMP,
    consecutive_failures INT,
    last_heartbeat       TIMESTAMP,
    version              BIGINT    NOT NULL,
    PRIMARY KEY (task_name, task_instance)
);
