package io.rustbox.service.execution;

import io.rustbox.UnsupportedHostException;
import io.rustbox.judge.ExecutionResult;
import io.rustbox.judge.Judge;
import io.rustbox.judge.Judgement;
import io.rustbox.judge.Progress;
import io.rustbox.judge.ResultJson;
import io.rustbox.judge.ResultJson.Layout;
import io.rustbox.judge.TestResult;
import io.rustbox.judge.VerdictCode;
import io.rustbox.language.Language;
import io.rustbox.service.json.Json;
import io.rustbox.service.store.Status;
import io.rustbox.service.submission.Submission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Runs submissions with a {@link Judge}. */
public final class JudgeRunner implements Runner, AutoCloseable {
    /** What is known of the languages is found out anew after this time, beside the request that asks for it then. */
    private static final Duration LANGUAGES_AGE = Duration.ofMinutes(1);

    private final Judge judge;
    private final int maxOutput;
    private final Lock probing = new ReentrantLock();
    private volatile Available available = new Available(List.of(), Instant.MIN);

    private record Available(List<String> ids, Instant since) {
        boolean isOld() {
            return since.isBefore(Instant.now().minus(LANGUAGES_AGE));
        }
    }

    /** @param maxOutput what is kept of each stream of a run, in bytes */
    public JudgeRunner(Judge judge, int maxOutput) {
        this.judge = judge;
        this.maxOutput = maxOutput;
    }

    @Override
    public Run run(Submission submission, Consumer<Event> listener) throws InterruptedException {
        if (submission.tests().isPresent()) {
            Judgement judgement = judgement(submission.tests().get(), listener);
            return new Run(status(judgement.verdict()), TestsJson.facts(judgement, maxOutput));
        }
        ExecutionResult result = awaited(judge.start(submission.program())).keeping(maxOutput);
        return new Run(status(result.verdict().code()), Json.object(ResultJson.text(result, Layout.COMPACT)));
    }

    private Judgement judgement(io.rustbox.judge.Submission submission, Consumer<Event> listener)
            throws InterruptedException {
        int share = TestsJson.share(maxOutput, submission.tests().size());
        return awaited(judge.submit(submission, progress -> {
            if (progress instanceof Progress.TestEnded(TestResult result)) {
                listener.accept(new Event.TestEnded(Json.text(TestsJson.test(result, share))));
            }
        }));
    }

    private static <T> T awaited(CompletableFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            // Ends what runs before it returns.
            boolean _ = future.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the judge failed", e.getCause());
        }
    }

    private static Status status(VerdictCode verdict) {
        return verdict == VerdictCode.IE ? Status.ERROR : Status.COMPLETED;
    }

    /** {@return the ids of the languages that have a toolchain here} */
    public List<String> languages() {
        Available known = available;
        if (known.since().equals(Instant.MIN)) {
            lookAnew();
        } else if (known.isOld()) {
            var _ = Thread.startVirtualThread(this::lookAnew);
        }
        return available.ids();
    }

    /** One looks, which takes a process for each language; the others wait for what it finds. */
    private void lookAnew() {
        try {
            probing.lockInterruptibly();
            try {
                if (available.isOld()) {
                    available = new Available(probe(), Instant.now());
                }
            } finally {
                probing.unlock();
            }
        } catch (InterruptedException e) {
            // What was known before is better than half an answer.
            Thread.currentThread().interrupt();
        }
    }

    private List<String> probe() throws InterruptedException {
        List<String> ids = new ArrayList<>();
        for (Language language : judge.languages().all()) {
            try {
                var _ = judge.toolchain(language.id());
                ids.add(language.id());
            } catch (UnsupportedHostException e) {
                // Not available, which is what the list says.
            }
        }
        return List.copyOf(ids);
    }

    @Override
    public void close() {
        judge.close();
    }
}
