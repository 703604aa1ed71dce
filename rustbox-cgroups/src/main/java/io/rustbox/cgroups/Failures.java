package io.rustbox.cgroups;

import java.util.ArrayList;
import java.util.List;

/** Collects what goes wrong in a sequence of steps of which each has to be tried. */
final class Failures {
    /** A step that the host may refuse. */
    interface Step {
        void run() throws CgroupException;
    }

    private final List<CgroupException> failures = new ArrayList<>();

    void attempt(Step step) {
        try {
            step.run();
        } catch (CgroupException e) {
            failures.add(e);
        }
    }

    List<CgroupException> all() {
        return failures;
    }

    /** Throws the first failure, the others suppressed in it; returns when there was none. */
    void throwFirst() throws CgroupException {
        if (!failures.isEmpty()) {
            var first = failures.getFirst();
            failures.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
    }
}
