package io.rustbox.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rustbox.judge.SubmissionRun.Prepared;
import io.rustbox.judge.SubmissionRun.TestRunner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SubmissionRunTest {
    private static final int WORKERS = 2;

    private final Submissions submissions = new Submissions(WORKERS);
    private final List<Progress> told = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() {
        submissions.close();
    }

    @Test
    void begin_tests_runsAsManyAtOnceAsThereAreWorkers() {
        CyclicBarrier both = new CyclicBarrier(WORKERS);
        AtomicInteger on = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        Judgement judgement = begin(10, (test, _) -> {
            most.accumulateAndGet(on.incrementAndGet(), Math::max);
            await(both);
            on.decrementAndGet();
            return TestResults.accepted(test);
        }).join();

        assertThat(judgement.verdict()).isEqualTo(VerdictCode.AC);
        assertThat(most).hasValue(WORKERS);
    }

    @Test
    void listener_isToldInOrder() {
        Judgement judgement = begin(20, (test, _) -> TestResults.accepted(test)).join();

        assertThat(told.getFirst()).isEqualTo(new Progress.Compiled());
        assertThat(told.getLast()).isEqualTo(new Progress.Ended(judgement));
        assertThat(told).hasSize(42);
        List<String> ended = new ArrayList<>();
        List<String> started = new ArrayList<>();
        for (Progress progress : told) {
            switch (progress) {
                case Progress.Compiled _, Progress.Ended _ -> {}
                case Progress.TestStarted(TestCase test) -> started.add(test.name());
                case Progress.TestEnded(TestResult result) -> {
                    assertThat(started).contains(result.name());
                    ended.add(result.name());
                }
            }
        }
        assertThat(ended).isEqualTo(IntStream.range(0, 20).mapToObj(Integer::toString).toList());
    }

    @Test
    void listener_isCalledByOneThreadAtATime() {
        AtomicBoolean busy = new AtomicBoolean();
        AtomicInteger overlaps = new AtomicInteger();

        submissions.begin(submission(200), ready((test, _) -> TestResults.accepted(test)), _ -> {
            if (!busy.compareAndSet(false, true)) {
                overlaps.incrementAndGet();
            }
            Thread.onSpinWait();
            busy.set(false);
        }).join();

        assertThat(overlaps).hasValue(0);
    }

    @Test
    void listener_throws_endsEverythingWithThat() {
        CompletableFuture<Judgement> future = submissions.begin(
                submission(100), ready((test, _) -> TestResults.accepted(test)), progress -> {
                    if (progress instanceof Progress.TestEnded) {
                        throw new IllegalArgumentException("listener");
                    }
                });

        assertThatThrownBy(future::join).isInstanceOf(CompletionException.class).hasRootCauseMessage("listener");
    }

    @Test
    void cancel_endsWhatRunsAndBeginsNothingMore() throws Exception {
        CountDownLatch running = new CountDownLatch(WORKERS);
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        CompletableFuture<Judgement> future = begin(10, (_, cancellation) -> {
            begun.incrementAndGet();
            waitUntilCancelled(cancellation, running);
            ended.incrementAndGet();
            throw new CancellationException();
        });
        running.await();

        assertThat(future.cancel(true)).isTrue();
        submissions.close();

        assertThat(begun).hasValue(WORKERS);
        assertThat(ended).hasValue(WORKERS);
        assertThat(future).isCancelled();
    }

    @Test
    void test_cancelledByNobody_isNotSkipped() {
        CompletableFuture<Judgement> future = begin(3, (_, _) -> {
            throw new CancellationException();
        });

        assertThatThrownBy(future::join).isInstanceOf(CompletionException.class)
                .cause().isInstanceOf(IllegalStateException.class).hasMessageEndingWith("was cancelled by nobody");
    }

    @Test
    void close_inTheMiddle_failsWhatIsOn() throws Exception {
        CountDownLatch running = new CountDownLatch(WORKERS);
        CompletableFuture<Judgement> future = begin(10, (_, cancellation) -> {
            waitUntilCancelled(cancellation, running);
            throw new CancellationException();
        });
        running.await();

        submissions.close();

        assertThat(future).isCompletedExceptionally();
        assertThatThrownBy(future::join).hasRootCauseInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("the judge was closed");
        assertThatThrownBy(() -> begin(1, (test, _) -> TestResults.accepted(test)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the judge is closed");
    }

    @Test
    void testRunner_throws_failsTheFuture() {
        CompletableFuture<Judgement> future = begin(10, (_, _) -> {
            throw new IllegalStateException("defect");
        });

        assertThatThrownBy(future::join).hasRootCauseMessage("defect");
    }

    @Test
    void needlessTest_isCancelledAndCountsAsSkipped() {
        CountDownLatch secondRuns = new CountDownLatch(1);
        Submission submission = submission(3).stopOnFailure();

        Judgement judgement = submissions.begin(submission, ready((test, cancellation) -> {
            if (test.name().equals("0")) {
                secondRuns.await();
                return TestResults.wrong(test);
            }
            waitUntilCancelled(cancellation, secondRuns);
            throw new CancellationException();
        }), told::add).join();

        assertThat(((Judgement.Completed) judgement).tests()).satisfiesExactly(
                test -> assertThat(test).isInstanceOf(TestResult.Judged.class),
                test -> assertThat(test).isInstanceOf(TestResult.Skipped.class),
                test -> assertThat(test).isInstanceOf(TestResult.Skipped.class));
        assertThat(judgement.verdict()).isEqualTo(VerdictCode.WA);
    }

    @Test
    void severalSubmissions_takeTurns() {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch bothThere = new CountDownLatch(1);
        TestRunner first = (test, _) -> {
            bothThere.await();
            order.add("first");
            return TestResults.accepted(test);
        };
        CompletableFuture<Judgement> one = begin(100, first);
        CompletableFuture<Judgement> other = begin(3, (test, _) -> {
            order.add("other");
            return TestResults.accepted(test);
        });
        bothThere.countDown();
        CompletableFuture.allOf(one, other).join();

        assertThat(order.lastIndexOf("other")).isLessThan(50);
    }

    @Test
    void noTests_isAccepted() {
        assertThat(begin(0, (test, _) -> TestResults.accepted(test)).join().verdict()).isEqualTo(VerdictCode.AC);
    }

    @Test
    void notReady_isTheJudgementWithoutTests() {
        ExecutionResult result = Results.of(new io.rustbox.evidence.EvidenceBuilder());
        Judgement judgement = submissions
                .begin(submission(2), _ -> new Prepared.NotReady(result), told::add)
                .join();

        assertThat(judgement).isInstanceOfSatisfying(Judgement.NotRun.class,
                notRun -> assertThat(notRun.result()).isEqualTo(result));
        assertThat(told).containsExactly(new Progress.Ended(judgement));
    }

    private CompletableFuture<Judgement> begin(int tests, TestRunner runner) {
        return submissions.begin(submission(tests), ready(runner), told::add);
    }

    private static SubmissionRun.Preparation ready(TestRunner runner) {
        return _ -> new Prepared.Ready(Optional.empty(), runner);
    }

    private static Submission submission(int tests) {
        List<TestCase> cases =
                IntStream.range(0, tests).mapToObj(i -> TestCase.named("" + i)).toList();
        return Submission.of("python", "").tests(List.of(Group.named(Group.DEFAULT)), cases);
    }

    private static void waitUntilCancelled(Cancellation cancellation, CountDownLatch running)
            throws InterruptedException {
        CountDownLatch cancelled = new CountDownLatch(1);
        try (Cancellation.Hold _ = cancellation.hold(cancelled::countDown)) {
            running.countDown();
            cancelled.await();
        }
    }

    private static void await(CyclicBarrier barrier) throws InterruptedException {
        try {
            barrier.await();
        } catch (java.util.concurrent.BrokenBarrierException e) {
            throw new AssertionError(e);
        }
    }
}
