package io.rustbox.language;

import static java.util.Objects.requireNonNull;

import io.rustbox.UnsupportedHostException;

/** The toolchains of a host. May be used from any thread. */
@FunctionalInterface
public interface Toolchains {
    /**
     * {@return the toolchain that {@code language} is run with}
     *
     * @throws UnsupportedHostException if there is none that could be used; says what was tried and what to install
     * @throws InterruptedException if the thread was interrupted while a candidate was asked
     */
    Toolchain find(Language language) throws UnsupportedHostException, InterruptedException;

    /** {@return the toolchains that this process's {@code PATH} and the languages' own places lead to} */
    static Toolchains ofHost(Reach reach) {
        return ToolchainFinder.ofHost(requireNonNull(reach, "reach"));
    }
}
