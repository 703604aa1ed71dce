package io.rustbox;

import io.rustbox.events.RunTrace;
import io.rustbox.launch.Launcher;
import io.rustbox.launch.LiveRun;
import io.rustbox.threads.Uninterrupted;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** One run, from the call that starts it to its report. */
final class RunningState<E extends Enforcement> implements Running<E> {
    private final Launcher launcher;
    private final Command command;
    private final CountDownLatch launched = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable LiveRun live;
    private volatile boolean cancelled;
    private volatile @Nullable Report report;
    private volatile @Nullable Throwable failure;

    RunningState(Launcher launcher, Command command) {
        this.launcher = launcher;
        this.command = command;
    }

    /** Starts a platform thread for this run, and returns once the program executes. */
    void launchOnOwnThread() throws SandboxException {
        try {
            Thread.ofPlatform().daemon().name("rustbox-run").start(this::launchAndSupervise);
        } catch (OutOfMemoryError noThread) {
            ended.countDown(); // nothing runs, so nothing may wait for it
            throw noThread;
        }
        Uninterrupted.await(launched::await);
        if (live == null) {
            throw asThrown();
        }
    }

    /** Launches the program and sees the run to its end on the calling thread, which is a platform thread. */
    void launchAndSupervise() {
        try {
            RunTrace trace = RunTrace.begin();
            LiveRun run = launcher.launch(command);
            live = run;
            launched.countDown();
            if (cancelled) {
                run.cancel();
            }
            Report made = run.supervise();
            trace.reported(made);
            report = made;
        } catch (SandboxException | RuntimeException | Error thrown) {
            failure = thrown;
        } finally {
            // in this order: whoever waits for a launch that failed finds the run ended, and may start the next
            ended.countDown();
            launched.countDown();
        }
    }

    /** {@return the report, after waiting for it without regard to interruption} */
    Report result() throws SandboxException {
        Uninterrupted.await(ended::await);
        return reportOrFailure();
    }

    @Override
    public Report await() throws SandboxException, InterruptedException {
        ended.await();
        return reportOrFailure();
    }

    @Override
    public void cancel() {
        cancelled = true;
        LiveRun run = live;
        if (run != null) {
            run.cancel();
        }
    }

    @Override
    public boolean ended() {
        return ended.getCount() == 0;
    }

    @Override
    public void close() {
        cancel();
        Uninterrupted.await(ended::await);
    }

    private Report reportOrFailure() throws SandboxException {
        Report had = report;
        if (had == null) {
            throw asThrown();
        }
        return had;
    }

    private AssertionError asThrown() throws SandboxException {
        switch (failure) {
            case SandboxException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case null, default ->
                throw new AssertionError("a run ended without a report and without a failure", failure);
        }
    }
}
