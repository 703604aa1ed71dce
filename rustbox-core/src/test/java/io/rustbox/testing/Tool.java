package io.rustbox.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program of the host that a test has to run, such as an assembler, outside any sandbox. */
public final class Tool {
    private final String path;

    private Tool(Path path) {
        this.path = path.toString();
    }

    /** {@return the tool called {@code name}}; {@link Host#needs} has made sure that it is there */
    public static Tool named(String name) {
        return new Tool(Host.tool(name).orElseThrow(() -> new AssertionError("not on PATH: " + name)));
    }

    /** {@return the tool that is the executable {@code path}} */
    public static Tool at(Path path) {
        return new Tool(path);
    }

    /** Runs it; {@return what it printed}, both streams together; fails unless it ends with status 0. */
    public String run(String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(path));
        words.addAll(List.of(arguments));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        if (status != 0) {
            throw new AssertionError(words + " ended with status " + status + ":\n" + output);
        }
        return output;
    }
}
