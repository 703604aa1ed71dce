package io.rustbox.plan;

/** What is fixed of the writable file systems of a run. */
public final class Scratch {
    /** Files, directories and links that one of them may hold. */
    public static final int INODES = 65_536;

    private Scratch() {}
}
