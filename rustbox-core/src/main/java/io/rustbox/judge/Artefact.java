package io.rustbox.judge;

import io.rustbox.Command.BoxFile;
import java.util.List;

/**
 * What a compiler made of a submission.
 *
 * @param files what a run finds in {@code /box}
 * @param compile the compiler's run
 */
record Artefact(List<BoxFile> files, ExecutionResult compile) {
    /** For the objects that hold a file, and for what the evidence says of it. */
    private static final int PER_FILE = 256;

    private static final int PER_RESULT = 16 * 1024;

    Artefact {
        files = List.copyOf(files);
    }

    /** {@return about how much memory this takes, the compiler's output and evidence included} */
    long bytes() {
        long content = files.stream()
                .mapToLong(file -> file.content().length + file.path().length() + PER_FILE)
                .sum();
        return content + compile.stdout().bytes().length + compile.stderr().bytes().length + PER_RESULT;
    }
}
