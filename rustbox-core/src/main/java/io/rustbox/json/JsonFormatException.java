package io.rustbox.json;

import java.io.IOException;

/** A text is not JSON. */
public final class JsonFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final String problem;

    JsonFormatException(String path, String problem) {
        super(path + ": " + problem);
        this.path = path;
        this.problem = problem;
    }

    JsonFormatException(String path, String problem, Throwable cause) {
        super(path + ": " + problem, cause);
        this.path = path;
        this.problem = problem;
    }

    /** {@return where, {@code $.limits}} */
    public String path() {
        return path;
    }

    /** {@return what is wrong there} */
    public String problem() {
        return problem;
    }
}
