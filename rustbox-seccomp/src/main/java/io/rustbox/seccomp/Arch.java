package io.rustbox.seccomp;

/** A CPU architecture. */
public enum Arch {
    X86_64,
    AARCH64
}
