package io.rustbox.judge;

import static java.util.Objects.requireNonNull;

import io.rustbox.Limits;
import java.nio.file.Path;

/**
 * Where a judge keeps what compilers made, and what was prepared for them. Whatever becomes of it, no verdict does: a cache
 * that can't be used is done without, and an entry that was damaged is made again.
 *
 * <p>Only a directory outlives the judge, and can be shared with other judges and other JVMs.
 */
public sealed interface Cache {
    /** {@code /var/cache/rustbox} for root; for any other user, whose programs could write there, memory. */
    record Standard() implements Cache {}

    /**
     * A directory of this process's user, which nobody else may enter; it is made if it is missing. Programs must not run as
     * that user, as they do where a permissive judge has no root privilege: they could change what others are given.
     *
     * @param path absolute
     * @param maxBytes of artefacts; those that were used least recently go first
     */
    record Directory(Path path, long maxBytes) implements Cache {
        /** Checks the path. */
        public Directory {
            requireNonNull(path, "path");
            if (!path.isAbsolute()) {
                throw new IllegalArgumentException("the path of a cache must be absolute: " + path);
            }
        }
    }

    /**
     * The judge's own memory.
     *
     * @param maxBytes of artefacts; those that were used least recently go first
     */
    record Memory(long maxBytes) implements Cache {}

    /** Nowhere. */
    record None() implements Cache {}

    /** {@return what suits most: up to 1 GiB in {@code /var/cache/rustbox} for root, 64 MiB of memory for others} */
    static Cache standard() {
        return new Standard();
    }

    /** {@return a directory with up to 1 GiB} */
    static Cache directory(Path path) {
        return new Directory(path, Limits.mebibytes(1024));
    }

    /** {@return up to 64 MiB of memory} */
    static Cache memory() {
        return new Memory(Limits.mebibytes(64));
    }

    /** {@return no cache: everything is compiled every time} */
    static Cache none() {
        return new None();
    }
}
