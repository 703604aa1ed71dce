package io.rustbox;

/** Where every sandbox begins. */
public final class Sandbox {
    private Sandbox() {}
}
