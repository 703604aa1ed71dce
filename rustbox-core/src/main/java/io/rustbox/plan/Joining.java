package io.rustbox.plan;

/** How a program's process gets into its control group. */
public sealed interface Joining {
    /** v1: it writes to the {@code tasks} files of that many controllers. */
    record Tasks(int controllers) implements Joining {}

    /** v2: it is born in the group. */
    record IntoCgroup() implements Joining {}
}
