-- Moments are milliseconds since 1970. Requests and results are JSON.
CREATE TABLE submissions (
    id             TEXT    NOT NULL PRIMARY KEY,
    status         TEXT    NOT NULL CHECK (status IN ('pending', 'running', 'completed', 'error')),
    language       TEXT    NOT NULL,
    request        TEXT    NOT NULL,
    webhook_url    TEXT,
    webhook_secret TEXT,
    created_at     INTEGER NOT NULL,
    started_at     INTEGER,
    completed_at   INTEGER,
    node_id        TEXT,
    result         TEXT
);
CREATE INDEX submissions_open ON submissions (status) WHERE completed_at IS NULL;

-- One message for each submission with a webhook, from the moment of its result.
CREATE TABLE webhook_messages (
    submission_id   TEXT    NOT NULL PRIMARY KEY REFERENCES submissions (id),
    status          TEXT    NOT NULL CHECK (status IN ('pending', 'delivered', 'failed')),
    attempts        INTEGER NOT NULL,
    next_attempt_at INTEGER
);
CREATE TABLE webhook_attempts (
    submission_id TEXT    NOT NULL REFERENCES webhook_messages (submission_id),
    number        INTEGER NOT NULL,
    started_at    INTEGER NOT NULL,
    duration_ms   INTEGER NOT NULL,
    status_code   INTEGER,
    error         TEXT,
    PRIMARY KEY (submission_id, number)
);

-- Keys are 256 random bits, so a plain digest of them gives nothing away.
CREATE TABLE api_keys (
    name       TEXT    NOT NULL PRIMARY KEY,
    sha256     TEXT    NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    revoked_at INTEGER
);

-- db-scheduler's: what is to be run, and what is to be delivered.
CREATE TABLE execution_tasks (
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
CREATE INDEX execution_tasks_due ON execution_tasks (execution_time);
CREATE INDEX execution_tasks_alive ON execution_tasks (last_heartbeat);
CREATE TABLE delivery_tasks (
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
CREATE INDEX delivery_tasks_due ON delivery_tasks (execution_time);
CREATE INDEX delivery_tasks_alive ON delivery_tasks (last_heartbeat);
