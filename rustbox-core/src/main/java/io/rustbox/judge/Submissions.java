package io.rustbox.judge;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The submissions of a judge that are on. */
final class Submissions implements AutoCloseable {
    private final Workers workers;
    private final Set<SubmissionRun> on = new LinkedHashSet<>();
    private boolean closed;

    Submissions(int workers) {
        this.workers = new Workers(workers);
    }

    CompletableFuture<Judgement> begin(
            Submission submission, SubmissionRun.Preparation preparation, Consumer<? super Progress> listener) {
        SubmissionRun run = new SubmissionRun(submission, preparation, workers, listener, this::ended);
        synchronized (on) {
            if (closed) {
                throw new IllegalStateException("the judge is closed");
            }
            CompletableFuture<Judgement> judgement = run.begin();
            var _ = on.add(run);
            return judgement;
        }
    }

    private void ended(SubmissionRun run) {
        synchronized (on) {
            var _ = on.remove(run);
        }
    }

    @Override
    public void close() {
        List<SubmissionRun> last;
        synchronized (on) {
            closed = true;
            last = List.copyOf(on);
        }
        last.forEach(run -> run.abandon(new IllegalStateException("the judge was closed")));
        workers.close();
    }
}
