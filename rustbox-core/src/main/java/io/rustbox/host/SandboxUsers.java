package io.rustbox.host;

/** The user and group ids that sandboxed programs run as. */
final class SandboxUsers {
    private static final int FIRST = 60_000;
    private static final int LAST = 60_999;

    private SandboxUsers() {}

    static boolean contains(int id) {
        return id >= FIRST && id <= LAST;
    }
}
