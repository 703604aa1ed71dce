package io.rustbox;

import static java.util.Objects.requireNonNull;

import io.rustbox.seccomp.SeccompPolicy;

/**
 * Layers 5 to 8. Capabilities, credentials and no_new_privs have no settings: everything is dropped. What can be chosen
 * is the seccomp policy.
 */
public record Lockdown(SeccompPolicy policy) {
    public Lockdown {
        requireNonNull(policy, "policy");
    }

    /** {@return the lockdown for programs of strangers: the judge's allow-list} */
    public static Lockdown judge() {
        return new Lockdown(SeccompPolicy.judge());
    }

    /** {@return a lockdown with a policy of the caller's own} */
    public static Lockdown of(SeccompPolicy policy) {
        return new Lockdown(policy);
    }
}
