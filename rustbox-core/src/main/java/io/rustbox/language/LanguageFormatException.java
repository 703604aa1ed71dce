package io.rustbox.language;

import java.io.IOException;

/**
 * A language file is not what it should be. The message names the file, the place in it,
 * {@code $.run.limits.memory_mb}, and what was expected there.
 */
public final class LanguageFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    LanguageFormatException(String file, String path, String problem) {
        super(file + ": " + path + ": " + problem);
    }

    LanguageFormatException(String file, String problem, Throwable cause) {
        super(file + ": " + problem, cause);
    }
}
