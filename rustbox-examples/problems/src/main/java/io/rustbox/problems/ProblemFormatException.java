package io.rustbox.problems;

import java.io.IOException;
import java.nio.file.Path;

/** A folder that is no problem package, or one that can't be judged as it says. The message names the file. */
public final class ProblemFormatException extends IOException {
    private static final long serialVersionUID = 1;

    ProblemFormatException(Path file, String problem) {
        super(file + ": " + problem);
    }

    ProblemFormatException(Path file, String problem, Throwable cause) {
        super(file + ": " + problem, cause);
    }
}
