package io.rustbox.judge;

import static java.util.Objects.requireNonNull;

import io.rustbox.Command.Collected;

/** Where a program leaves the output that is checked. */
public sealed interface CheckedOutput {
    /** Its standard output. */
    record Stdout() implements CheckedOutput {}

    /** A file in its working directory; one that is missing, or longer than allowed, is a wrong answer. */
    record File(Collected file) implements CheckedOutput {
        public File {
            requireNonNull(file, "file");
        }
    }
}
