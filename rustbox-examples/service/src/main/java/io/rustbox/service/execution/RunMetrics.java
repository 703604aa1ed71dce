package io.rustbox.service.execution;

import io.micrometer.core.instrument.MeterRegistry;
import io.rustbox.service.store.Stored;
import java.time.Duration;
import java.time.Instant;

/** Counts what was run. */
public record RunMetrics(MeterRegistry registry) {
    void finished(Stored submission, Runner.Run run, Instant now) {
        String verdict = run.facts().path("verdict").asText("none");
        registry.counter("rustbox.executions", "language", submission.language(), "verdict", verdict).increment();
        Instant started = submission.started().orElse(now);
        registry.timer("rustbox.execution.time", "language", submission.language())
                .record(Duration.between(started, now));
        registry.timer("rustbox.execution.queued").record(Duration.between(submission.created(), started));
    }
}
