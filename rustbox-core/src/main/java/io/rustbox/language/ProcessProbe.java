package io.rustbox.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs the candidate, outside any sandbox: it is a program of the host's operator, found where the operator's own
 * {@code PATH} leads. It runs in {@code /}, so that no file of the working directory chooses the version.
 */
record ProcessProbe(Duration patience) implements ToolchainProbe {
    private static final int LONGEST_ANSWER = 64 * 1024;

    @Override
    public String ask(Path candidate, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(candidate.toString());
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(Path.of("/").toFile()).redirectErrorStream(true);
        builder.redirectInput(Path.of("/dev/null").toFile());
        // A sandboxed program does not get these, so neither must the answer depend on them.
        builder.environment().keySet().removeAll(List.of("LD_PRELOAD", "LD_LIBRARY_PATH"));
        Process process = builder.start();
        try {
            return answer(process);
        } catch (TimeoutException e) {
            throw new IOException("no answer within " + patience.toMillis() + " ms", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private String answer(Process process) throws IOException, InterruptedException, TimeoutException {
        CompletableFuture<byte[]> reader = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> read(process.getInputStream(), reader));
        byte[] bytes;
        try {
            bytes = reader.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new TimeoutException();
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (process.exitValue() != 0) {
            throw new IOException("exit status " + process.exitValue()
                    + text.lines().findFirst().map(line -> ": " + line).orElse(""));
        }
        return text;
    }

    private static void read(InputStream in, CompletableFuture<byte[]> reader) {
        try {
            reader.complete(in.readNBytes(LONGEST_ANSWER));
        } catch (IOException e) {
            reader.completeExceptionally(new UncheckedIOException(e));
        }
    }
}
