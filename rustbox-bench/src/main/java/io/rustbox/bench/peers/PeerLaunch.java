package io.rustbox.bench.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;

/** A command that is run again and again, and the folder with what it needs. */
public final class PeerLaunch implements AutoCloseable {
    private final Path folder;
    private final Supplier<ProcessBuilder> command;

    PeerLaunch(Path folder, Supplier<ProcessBuilder> command) {
        this.folder = folder;
        this.command = command;
    }

    /** {@return the process, just started} */
    Process start() throws IOException {
        return command.get().start();
    }

    /** Runs it to its end. */
    public int run() throws IOException, InterruptedException {
        int status = start().waitFor();
        if (status != 0) {
            throw new IllegalStateException("ended with status " + status);
        }
        return status;
    }

    @Override
    public void close() throws IOException {
        TemporaryFolder.delete(folder);
    }
}
