package io.rustbox.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.host.HostProbe;
import io.rustbox.judge.ExecutionResult;
import io.rustbox.judge.ResultJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The launcher scripts and the modules, as they were built, where every user can read them. */
record Installation(Path root) {
    /** Who runs a command. */
    enum User {
        /** Whoever runs the tests. */
        SAME,
        /** nobody, without a single capability; whoever runs the tests, if that is not root. */
        ORDINARY
    }

    /** What a command did. */
    record Result(int status, byte[] out, String err) {
        String text() {
            return new String(out, StandardCharsets.UTF_8);
        }

        /** The verdict; there must be nothing else on standard output. */
        ExecutionResult verdict() throws IOException {
            assertThat(text()).startsWith("{").endsWith("}\n");
            assertThat(text().strip().lines()).hasSize(1);
            return ResultJson.read(new ByteArrayInputStream(out));
        }
    }

    static Installation in(Path root) throws IOException {
        Path examples = Path.of("..").toRealPath();
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        copy(examples.resolve("bin"), root.resolve("rustbox-examples/bin"));
        copy(Path.of("target/modules"), root.resolve("rustbox-examples/commands/target/modules"));
        return new Installation(root);
    }

    static boolean isRoot() {
        return HostProbe.ofHost().user() == HostProbe.User.ROOT;
    }

    Path script(String name) {
        return root.resolve("rustbox-examples/bin").resolve(name);
    }

    Result run(User user, String tool, String... words) throws IOException, InterruptedException {
        return run(user, Map.of(), new byte[0], tool, words);
    }

    Result run(User user, Map<String, String> environment, byte[] stdin, String tool, String... words)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(as(user));
        command.add(script(tool).toString());
        command.addAll(Arrays.asList(words));
        return run(command, environment, stdin);
    }

    /** Runs a shell script in which {@code $0} is the tool's script. */
    Result shell(User user, String tool, String shellScript) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(as(user));
        command.addAll(List.of("/bin/sh", "-c", shellScript, script(tool).toString()));
        return run(command, Map.of(), new byte[0]);
    }

    private static Result run(List<String> command, Map<String, String> environment, byte[] stdin)
            throws IOException, InterruptedException {
        Path in = Files.createTempFile("in", "");
        Path out = Files.createTempFile("out", "");
        Path err = Files.createTempFile("err", "");
        try {
            Files.write(in, stdin);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(Path.of("/").toFile())
                    .redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
            builder.environment().put("RUSTBOX_JAVA", System.getProperty("java.home"));
            builder.environment().put("PATH", "/usr/local/bin:/usr/bin:/bin");
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError("no end: " + command + ": " + Files.readString(err));
            }
            return new Result(process.exitValue(), Files.readAllBytes(out), Files.readString(err));
        } finally {
            Files.delete(in);
            Files.delete(out);
            Files.delete(err);
        }
    }

    private static List<String> as(User user) {
        return user == User.SAME || !isRoot()
                ? List.of()
                : List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--bounding-set=-all",
                        "--inh-caps=-all", "--ambient-caps=-all");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES,
                        LinkOption.NOFOLLOW_LINKS);
            }
        }
    }
}
