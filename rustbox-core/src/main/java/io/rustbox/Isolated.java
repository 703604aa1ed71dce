package io.rustbox;

/**
 * Namespaces and root are in place: layers 1 to 3. The only way on is {@link #limit}.
 *
 * @param <E> the enforcement level
 */
public sealed interface Isolated<E extends Enforcement> extends AutoCloseable permits IsolatedState {
    /**
     * Layer 4: a control group in which every limit is written and read back; resource limits are planned.
     *
     * <p>This state is spent by the call. If it fails, everything is released.
     *
     * @throws UnsupportedHostException if strict finds no usable cgroup hierarchy
     * @throws SetupException if a limit could not be set or reads back differently
     * @throws IllegalStateException if this state was left or closed before
     */
    Limited<E> limit(Limits limits) throws SandboxException;

    /** Releases everything. Does nothing if this state was left or closed before. */
    @Override
    void close();
}
