package io.rustbox.selftest;

import io.rustbox.evidence.Evidence;
import io.rustbox.evidence.Layer;
import java.util.Locale;
import java.util.Optional;

/** What can stop an attack: one of the eight layers, or what every run has besides. */
public enum Barrier {
    PID_NAMESPACE(Layer.PID_NAMESPACE),
    MOUNT_NAMESPACE(Layer.MOUNT_NAMESPACE),
    NETWORK_NAMESPACE(Layer.NETWORK_NAMESPACE),
    CGROUP(Layer.CGROUP),
    SECCOMP(Layer.SECCOMP),
    CAPABILITIES(Layer.CAPABILITIES),
    CREDENTIALS(Layer.CREDENTIALS),
    NO_NEW_PRIVS(Layer.NO_NEW_PRIVS),
    /** The kernel's limits of a single process: {@code RLIMIT_…}. */
    RESOURCE_LIMITS,
    /** The thread that watches a run's time and output, and ends what is left of it. */
    SUPERVISOR,
    /** A program starts with no descriptor and no variable that it was not given. */
    CLEAN_LAUNCH;

    private final Optional<Layer> layer;

    Barrier(Layer layer) {
        this.layer = Optional.of(layer);
    }

    Barrier() {
        this.layer = Optional.empty();
    }

    /** {@return the layer that this is; empty for what every run has} */
    public Optional<Layer> layer() {
        return layer;
    }

    /** {@return the name used in JSON, {@code pid_namespace}} */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return whether it stood around the run that {@code evidence} is of} */
    boolean inForce(Evidence evidence) {
        return layer.map(evidence::applied).orElse(true);
    }
}
