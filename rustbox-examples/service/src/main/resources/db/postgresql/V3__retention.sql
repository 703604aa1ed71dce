-- Old results are found by their age.
CREATE INDEX submissions_old ON submissions (completed_at) WHERE completed_at IS NOT NULL;

-- db-scheduler's: what one of the nodes does now and then.
CREATE TABLE retention_tasks (
    task_name            TEXT      NOT NULL,
    task_instance        TEXT      NOT NULL,
    task_data            BYTEA,
    execution_time       TIMESTAMP WITH TIME ZONE NOT NULL,
    picked               BOOLEAN   NOT NULL,
    picked_by            TEXT,
    last_success         TIMESTAMP WITH TIME ZONE,
    last_failure         TIMESTAMP WITH TIME ZONE,
    consecutive_failures INT,
    last_heartbeat       TIMESTAMP WITH TIME ZONE,
    version              BIGINT    NOT NULL,
    PRIMARY KEY (task_name, task_instance)
);
