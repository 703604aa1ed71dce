package io.rustbox.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.Report;
import io.rustbox.SandboxException;
import io.rustbox.evidence.Outcome;
import io.rustbox.testing.Injected;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What came of a run that was interfered with. */
sealed interface Observed {
    /** A report that makes a statement on the program. */
    record Told(Report report) implements Observed {}

    /** A report that says what is missing. */
    record NotTold(Outcome.Indeterminate outcome) implements Observed {}

    /** No report. */
    record Refused(SandboxException failure) implements Observed {}

    /** {@return what comes of {@code run} on a platform thread of its own, which ends with it} */
    static Observed of(Callable<Report> run) throws Exception {
        CompletableFuture<Report> report = new CompletableFuture<>();
        Thread thread = Thread.ofPlatform().name("faulty").start(() -> {
            try {
                report.complete(run.call());
            } catch (Throwable failure) {
                report.completeExceptionally(failure);
            }
        });
        try {
            Observed observed = of(report.get(2, TimeUnit.MINUTES));
            thread.join();
            return observed;
        } catch (ExecutionException e) {
            thread.join();
            if (e.getCause() instanceof SandboxException failure) {
                return new Refused(failure);
            }
            throw new AssertionError("neither a report nor a SandboxException", e.getCause());
        } catch (TimeoutException e) {
            AssertionError hangs = new AssertionError("no end in sight");
            hangs.setStackTrace(thread.getStackTrace());
            throw hangs;
        }
    }

    /** What is told is right; what is not told has a reason; what is refused is refused in words of which {@code causes} is one. */
    default void assertRightOrRefused(Scenario scenario, List<String> causes) {
        switch (this) {
            case Told(Report report) -> scenario.assertRight(report);
            case NotTold(var outcome) ->
                assertThat(String.join("; ", outcome.reasons())).as("the reasons").isNotEmpty();
            case Refused(var failure) ->
                assertThat(failure.getMessage()).as("a message that names the cause")
                        .containsAnyOf(causes.toArray(CharSequence[]::new));
        }
    }

    /** {@return what a report is} */
    static Observed of(Report report) {
        return report.outcome() instanceof Outcome.Indeterminate indeterminate
                ? new NotTold(indeterminate)
                : new Told(report);
    }

    /** {@return which kind of answer to a fault it is} */
    default Injected.Answer answer() {
        return switch (this) {
            case Told _ -> Injected.Answer.HARMLESS;
            case NotTold _ -> Injected.Answer.INDETERMINATE;
            case Refused _ -> Injected.Answer.EXCEPTION;
        };
    }
}
