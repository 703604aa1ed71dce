package io.rustbox.cgroups;

import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * What the kernel under test offers. {@code -Drequire.kernel=cgroup2} (or {@code cgroup1}) turns the skip of a test
 * into a failure, and asks for that version.
 */
final class Kernel {
    private static final Set<String> REQUIRED = Set.of(System.getProperty("require.kernel", "").split(","));

    private Kernel() {}

    /** The host's groups; without any, the test is skipped with the reason. */
    static Detection.Usable cgroups() {
        return switch (Cgroups.detect()) {
            case Detection.Usable usable -> {
                require(usable.version());
                yield usable;
            }
            case Detection.Unusable unusable -> {
                String reason = "no usable control groups: " + unusable.explanation();
                if (REQUIRED.contains("cgroup1") || REQUIRED.contains("cgroup2")) {
                    Assertions.fail(reason);
                }
                System.err.println("SKIPPED: " + reason);
                Assumptions.abort(reason);
                throw new AssertionError("aborted");
            }
        };
    }

    private static void require(CgroupVersion found) {
        String unwanted = found == CgroupVersion.V1 ? "cgroup2" : "cgroup1";
        if (REQUIRED.contains(unwanted)) {
            Assertions.fail(unwanted + " was required, " + found + " carries the controllers");
        }
    }
}
