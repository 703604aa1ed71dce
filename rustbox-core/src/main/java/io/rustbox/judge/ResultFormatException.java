package io.rustbox.judge;

import java.io.IOException;

/** A stored result can't be read. The message names the place, {@code $.evidence_bundle}, and what is wrong there. */
public final class ResultFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    ResultFormatException(String path, String problem) {
        super(path + ": " + problem);
    }

    ResultFormatException(String path, String problem, Throwable cause) {
        super(path + ": " + problem, cause);
    }
}
