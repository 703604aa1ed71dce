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
    Artefact {
        files = List.copyOf(files);
    }

    long bytes() {
        return files.stream().mapToLong(file -> file.content().length).sum();
    }
}
