/**
 * What is kept across restarts: submissions with their results, webhook messages with their attempts, and keys.
 *
 * <pre>
 * Database ── transactions over SQLite or PostgreSQL ──┬─ Submissions   pending → running → completed | error
 *                                                      ├─ Messages      pending → delivered | failed, attempts
 *                                                      └─ Keys
 * </pre>
 *
 * <p>A step of a submission and the task that follows from it are written in one transaction, so neither is there without
 * the other. A result is written only where none is yet: of several runs of one submission the first one counts.
 */
@NullMarked
package io.rustbox.service.store;

import org.jspecify.annotations.NullMarked;
