package io.rustbox.language;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Asks a candidate about itself. */
interface ToolchainProbe {
    /**
     * {@return what the candidate wrote}
     *
     * @throws IOException if it can't be run, fails or does not answer in time
     */
    String ask(Path candidate, List<String> arguments) throws IOException, InterruptedException;
}
