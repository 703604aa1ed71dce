package io.rustbox;

/**
 * A program is running behind all layers.
 *
 * @param <E> the enforcement level
 */
public sealed interface Running<E extends Enforcement> extends AutoCloseable permits RunningState {
    /**
     * Waits for the end of the run. May be called from any thread and more than once.
     *
     * @throws SupervisionException if the run could not be supervised to its end
     * @throws InterruptedException if the calling thread was interrupted; the run goes on
     */
    Report await() throws SandboxException, InterruptedException;

    /** Kills the whole process tree. Returns at once; the report says that the run was cancelled. May be called twice. */
    void cancel();

    /** {@return whether the run has ended and its report can be had without waiting} */
    boolean ended();

    /** Cancels the run if it is on, and waits until nothing of it is left. */
    @Override
    void close();
}
