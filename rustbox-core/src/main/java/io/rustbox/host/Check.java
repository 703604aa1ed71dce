package io.rustbox.host;

import static java.util.Objects.requireNonNull;

import io.rustbox.evidence.Layer;
import java.util.Optional;
import java.util.Set;

/**
 * One thing that was looked at.
 *
 * @param id for programs, {@code namespace_pid}
 * @param title for people, {@code PID namespaces}
 * @param finding what is so, and what that means
 * @param remedy the line that mends it; empty when there is nothing to mend
 * @param layers the layers of a strict sandbox that depend on it
 */
public record Check(
        String id, String title, Status status, String finding, Optional<String> remedy, Set<Layer> layers) {
    /** What a finding means for a strict sandbox. */
    public enum Status {
        /** It is as it has to be. */
        OK,
        /** A sandbox works, with the disadvantage that the finding names. */
        WARNING,
        /** The layers that depend on it can't be had. */
        MISSING
    }

    /** Checks that nothing is null. */
    public Check {
        requireNonNull(layers, "layers");
        requireNonNull(id, "id");
        requireNonNull(title, "title");
        requireNonNull(status, "status");
        requireNonNull(finding, "finding");
        requireNonNull(remedy, "remedy");
        layers = Set.copyOf(layers);
    }

    static Check ok(String id, String title, String finding, Set<Layer> layers) {
        return new Check(id, title, Status.OK, finding, Optional.empty(), layers);
    }

    static Check warning(String id, String title, String finding, String remedy, Set<Layer> layers) {
        return new Check(id, title, Status.WARNING, finding, Optional.of(remedy), layers);
    }

    static Check missing(String id, String title, String finding, String remedy, Set<Layer> layers) {
        return new Check(id, title, Status.MISSING, finding, Optional.of(remedy), layers);
    }
}
