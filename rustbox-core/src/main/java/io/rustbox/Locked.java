package io.rustbox;

/**
 * All layers are in place or planned. Starts many runs, one at a time, each as fresh as the first.
 *
 * <p>May be used from any thread, virtual ones included; only one run at a time.
 *
 * @param <E> the enforcement level
 */
public sealed interface Locked<E extends Enforcement> extends AutoCloseable permits LockedState {
    /**
     * Starts a program and returns once it executes.
     *
     * @throws SetupException if a step of the launch failed, so that nothing ran; names the step, the call and the errno
     * @throws SupervisionException if the clean-up of an earlier run left the sandbox unusable
     * @throws IllegalStateException if a run is on, or if this sandbox is closed
     */
    Running<E> start(Command command) throws SandboxException;

    /**
     * Runs a program to its end: {@link #start} and {@link Running#await} in one, and faster, since a platform thread
     * that calls this supervises the run itself. An interruption has no effect on the run; the thread stays interrupted.
     *
     * @throws SetupException if a step of the launch failed, so that nothing ran
     * @throws SupervisionException if the run could not be supervised to its end
     * @throws IllegalStateException if a run is on, or if this sandbox is closed
     */
    Report run(Command command) throws SandboxException;

    /** {@return the launch table as text: every system call that a run makes before the program executes} */
    String explain();

    /** Ends a run that is on and releases everything. Does nothing if this sandbox is closed. */
    @Override
    void close();
}
