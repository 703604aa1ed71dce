package io.rustbox.judge;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One submission on its way through the workers. For each test it queues anew, behind others that wait, and it never queues
 * for more tests than there are workers. Its judgement is there when nothing of it is on any more.
 */
final class SubmissionRun implements Submissions.Work {
    /** Makes ready what the tests need. */
    interface Preparation {
        Prepared prepare(Cancellation cancellation) throws InterruptedException;
    }

    /** What became of that. */
    sealed interface Prepared {
        /** The tests can be run. */
        record Ready(Optional<ExecutionResult> compile, TestRunner tests) implements Prepared {}

        /** They can't. */
        record NotReady(ExecutionResult result) implements Prepared {}
    }

    /** Runs and judges one test; called by many threads at a time. */
    interface TestRunner {
        TestResult run(TestCase test, Cancellation cancellation) throws InterruptedException;
    }

    /** Work that a worker does. */
    private interface Work {
        void run() throws InterruptedException;
    }

    private final Submission submission;
    private final Preparation preparation;
    private final Workers workers;
    private final Consumer<? super Progress> listener;
    private final Consumer<SubmissionRun> whenEnded;
    private final CompletableFuture<Judgement> future = new CompletableFuture<>();
    private final Notices notices = new Notices();
    private final Cancellation preparing = new Cancellation();

    // guarded by this
    private final Schedule schedule;
    private final Map<Integer, Cancellation> running = new HashMap<>();
    private int active = 1;
    private Instant started = Instant.now();
    private @Nullable Prepared prepared;
    private @Nullable Throwable failure;

    SubmissionRun(
            Submission submission,
            Preparation preparation,
            Workers workers,
            Consumer<? super Progress> listener,
            Consumer<SubmissionRun> whenEnded) {
        this.submission = submission;
        this.preparation = preparation;
        this.workers = workers;
        this.listener = listener;
        this.whenEnded = whenEnded;
        this.schedule = new Schedule(submission);
    }

    /** {@return the judgement to come; whoever completes it otherwise ends what is on, and waits for that} */
    CompletableFuture<Judgement> begin() {
        var _ = future.whenComplete((_, problem) -> {
            if (problem != null) {
                abandon(problem);
            }
        });
        workers.execute(() -> work(this::prepare));
        return future;
    }

    @Override
    public void abandon(Throwable problem) {
        List<Cancellation> on;
        synchronized (this) {
            if (failure == null) {
                failure = problem;
            }
            on = List.copyOf(running.values());
        }
        preparing.cancel();
        on.forEach(Cancellation::cancel);
    }

    private void work(Work work) {
        try {
            work.run();
        } catch (CancellationException cancelled) {
            // whoever cancelled knows why
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            abandon(e);
        } catch (RuntimeException | Error problem) {
            abandon(problem);
        }
        next();
    }

    private void prepare() throws InterruptedException {
        synchronized (this) {
            started = Instant.now();
        }
        Prepared made = preparation.prepare(preparing);
        synchronized (this) {
            prepared = made;
            if (made instanceof Prepared.Ready) {
                add(new Progress.Compiled());
            }
        }
    }

    private void runTest(int index, TestRunner tests, Cancellation cancellation) throws InterruptedException {
        TestCase test = submission.tests().get(index);
        add(new Progress.TestStarted(test));
        notices.deliver();
        TestResult result;
        try {
            result = tests.run(test, cancellation);
        } catch (CancellationException e) {
            if (!cancellation.cancelled()) {
                throw new IllegalStateException("test " + test.name() + " was cancelled by nobody", e);
            }
            result = new TestResult.Skipped(test.name(), test.group()); // needless
        }
        List<Cancellation> others;
        synchronized (this) {
            var _ = running.remove(index);
            others = schedule.ended(index, result).stream().map(running::get).filter(Objects::nonNull).toList();
            schedule.settled().forEach(settled -> add(new Progress.TestEnded(settled)));
        }
        others.forEach(Cancellation::cancel);
    }

    /** One piece of work is done: begins what can be begun, or ends it all. */
    private void next() {
        synchronized (this) {
            active--;
            if (failure == null && prepared instanceof Prepared.Ready ready) {
                beginTests(ready.tests());
            }
            if (active == 0) {
                end();
            }
        }
        notices.deliver();
    }

    private void beginTests(TestRunner tests) {
        while (active < workers.count()) {
            OptionalInt next = schedule.next();
            if (next.isEmpty()) {
                return;
            }
            int test = next.getAsInt();
            Cancellation cancellation = new Cancellation();
            try {
                workers.execute(() -> work(() -> runTest(test, tests, cancellation)));
            } catch (RuntimeException | Error noWorker) {
                failure = noWorker; // what is on ends by itself
                return;
            }
            running.put(test, cancellation);
            active++;
        }
    }

    private void end() {
        notices.add(() -> whenEnded.accept(this));
        Throwable problem = failure;
        if (problem != null) {
            notices.add(() -> future.completeExceptionally(problem));
            return;
        }
        Judgement judgement =
                switch (Objects.requireNonNull(prepared)) {
                    case Prepared.Ready(var compile, _) ->
                        Tally.judgement(submission, compile, schedule.results(), started, Instant.now());
                    case Prepared.NotReady(ExecutionResult result) ->
                        new Judgement.NotRun(result, started, Instant.now());
                };
        add(new Progress.Ended(judgement));
        notices.add(() -> future.complete(judgement));
    }

    private void add(Progress progress) {
        notices.add(() -> {
            try {
                listener.accept(progress);
            } catch (RuntimeException | Error problem) {
                abandon(problem);
                future.completeExceptionally(problem);
            }
        });
    }
}
