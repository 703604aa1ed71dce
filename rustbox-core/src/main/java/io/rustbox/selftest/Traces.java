package io.rustbox.selftest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The processes on this host of a program whose name nothing else has. */
record Traces(List<Long> pids) {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long PAUSE_MILLIS = 10;

    /** {@return a name that no other program has} */
    static String newName() {
        return "probe-" + UUID.randomUUID();
    }

    /** {@return those that are there now} */
    static Traces of(String name) throws IOException {
        List<Long> found = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(Path.of("/proc"), "[1-9]*")) {
            for (Path folder : folders) {
                if (commandLine(folder).contains(name)) {
                    found.add(Long.parseLong(folder.getFileName().toString()));
                }
            }
        }
        return new Traces(found);
    }

    /** {@return those that stay: what was killed may take a moment to go, and nothing tells of its end} */
    static Traces lasting(String name) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Traces traces = of(name);
        while (!traces.pids().isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(PAUSE_MILLIS);
            traces = of(name);
        }
        return traces;
    }

    void remove() {
        pids.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    }

    private static String commandLine(Path folder) {
        try {
            return new String(Files.readAllBytes(folder.resolve("cmdline")), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // it has ended meanwhile
        }
    }
}
