package io.rustbox;

/**
 * Nothing is in place yet. The only way on is {@link #isolate}.
 *
 * @param <E> the enforcement level
 */
public sealed interface Unconfigured<E extends Enforcement> permits UnconfiguredState {
    /**
     * Layers 1 to 3: new PID, mount, network, IPC, UTS and cgroup namespaces, and a private root.
     *
     * <p>Strict needs root and Linux 5.14. In permissive mode there are no namespaces and {@code root} has no effect;
     * the report says so.
     *
     * @throws UnsupportedHostException if the host or the user's privileges can't give these layers
     * @throws SetupException if a step failed; nothing is left behind
     * @see <a href="https://man7.org/linux/man-pages/man7/namespaces.7.html">namespaces(7)</a>
     */
    Isolated<E> isolate(Root root) throws SandboxException;
}
