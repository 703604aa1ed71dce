package io.rustbox;

/**
 * Limits are in place: layers 1 to 4. The only way on is {@link #lock}.
 *
 * @param <E> the enforcement level
 */
public sealed interface Limited<E extends Enforcement> extends AutoCloseable permits LimitedState {
    /**
     * Layers 5 to 8: the seccomp filter is compiled, a uid and gid are leased, the drop of capabilities and credentials
     * and no_new_privs are planned. The launch table is complete from here on.
     *
     * <p>This state is spent by the call. If it fails, everything is released.
     *
     * @throws SetupException if no uid is free
     * @throws IllegalArgumentException if the policy forbids what the launch itself needs
     * @throws IllegalStateException if this state was left or closed before
     */
    Locked<E> lock(Lockdown lockdown) throws SandboxException;

    /** Releases everything. Does nothing if this state was left or closed before. */
    @Override
    void close();
}
