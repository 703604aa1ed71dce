package io.rustbox.events;

import io.rustbox.Report;
import io.rustbox.evidence.Mode;
import java.util.function.IntSupplier;

/** The traces that tell nobody. */
final class Untraced implements LaunchTrace, RunTrace, CompileTrace, PoolTrace {
    private static final Untraced NOBODY = new Untraced();

    static final LaunchTrace LAUNCH = NOBODY;
    static final RunTrace RUN = NOBODY;
    static final CompileTrace COMPILE = NOBODY;
    static final PoolTrace POOL = NOBODY;

    private Untraced() {}

    @Override
    public void provided() {}

    @Override
    public void opened() {}

    @Override
    public void described() {}

    @Override
    public void returned(long executedNanos) {}

    @Override
    public void watched(String program, int pid, Mode mode) {}

    @Override
    public void reported(Report report) {}

    @Override
    public void found() {}

    @Override
    public void prepared() {}

    @Override
    public void ran() {}

    @Override
    public void ended(String language, Result result) {}

    @Override
    public void ended(Action action, IntSupplier idle) {}
}
