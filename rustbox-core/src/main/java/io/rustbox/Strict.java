package io.rustbox;

/** All eight layers, or nothing runs. Needs root. A type only; it has no instances. */
public final class Strict implements Enforcement {
    private Strict() {}
}
