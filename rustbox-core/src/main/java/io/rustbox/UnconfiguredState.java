package io.rustbox;

import static java.util.Objects.requireNonNull;

import io.rustbox.launch.Isolation;

/** Holds nothing; knows only how its enforcement level isolates. */
record UnconfiguredState<E extends Enforcement>(Isolating isolating) implements Unconfigured<E> {
    /** The first step of an enforcement level. */
    interface Isolating {
        Isolation isolate(Root root) throws SandboxException;
    }

    @Override
    public Isolated<E> isolate(Root root) throws SandboxException {
        return new IsolatedState<>(isolating.isolate(requireNonNull(root, "root")));
    }
}
