package io.rustbox.evidence;

import java.util.Locale;

/** The eight layers of the sandbox, in the order in which they are put around a program. */
public enum Layer {
    PID_NAMESPACE,
    MOUNT_NAMESPACE,
    NETWORK_NAMESPACE,
    CGROUP,
    SECCOMP,
    CAPABILITIES,
    CREDENTIALS,
    NO_NEW_PRIVS;

    /** {@return the name used in JSON, {@code pid_namespace}} */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
