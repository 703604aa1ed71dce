/**
 * From a submission to its result.
 *
 * <pre>
 * Executions.submit ─→ Submissions + a task of db-scheduler ─→ worker: Runner.run ─→ Submissions.complete ─→ Feed
 * </pre>
 *
 * <p>The task is the durable queue: it is written with the submission and removed after the result is. A worker's life shows
 * in heartbeats; the tasks of a node without them are given to others.
 */
@NullMarked
package io.rustbox.service.execution;

import org.jspecify.annotations.NullMarked;
