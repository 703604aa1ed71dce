package io.rustbox;

/** Whatever the host and the user's privileges allow. Works as any user. A type only; it has no instances. */
public final class Permissive implements Enforcement {
    private Permissive() {}
}
