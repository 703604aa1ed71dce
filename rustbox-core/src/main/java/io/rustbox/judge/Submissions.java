package io.rustbox.judge;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The submissions and executions that are on the workers of a judge, or wait for one. */
final class Submissions implements AutoCloseable {
    /** Something that is on, and can be ended. */
    interface Work {
        /** Ends it, and waits for that, so that {@code problem} is what became of it. */
        void abandon(Throwable problem);
    }

    private final Workers workers;
    private final Set<Work> on = new LinkedHashSet<>();
    private boolean closed;

    Submissions(int workers) {
        this.workers = new Workers(workers);
    }

    CompletableFuture<Judgement> begin(
            Submission submission, SubmissionRun.Preparation preparation, Consumer<? super Progress> listener) {
        SubmissionRun run = new SubmissionRun(submission, preparation, workers, listener, this::ended);
        synchronized (on) {
            requireOpen();
            CompletableFuture<Judgement> judgement = run.begin();
            var _ = on.add(run);
            return judgement;
        }
    }

    CompletableFuture<ExecutionResult> begin(SingleRun.Task task) {
        SingleRun run = new SingleRun(task, workers, this::ended);
        synchronized (on) {
            requireOpen();
            CompletableFuture<ExecutionResult> result = run.begin();
            var _ = on.add(run);
            return result;
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the judge is closed");
        }
    }

    private void ended(Work work) {
        synchronized (on) {
            var _ = on.remove(work);
        }
    }

    @Override
    public void close() {
        List<Work> last;
        synchronized (on) {
            closed = true;
            last = List.copyOf(on);
        }
        last.forEach(work -> work.abandon(new IllegalStateException("the judge was closed")));
        workers.close();
    }
}
