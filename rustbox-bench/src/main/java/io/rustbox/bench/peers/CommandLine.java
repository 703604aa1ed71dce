package io.rustbox.bench.peers;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Commands that are JVMs. */
public final class CommandLine {
    /** The launcher script of this repository, in a module of which this JVM was started. */
    public static final Path JUDGE =
            Path.of("..", "rustbox-examples", "bin", "judge").toAbsolutePath().normalize();

    private static final Path BUILT = Path.of("..", "rustbox-examples", "commands", "target", "modules");

    private CommandLine() {}

    /** {@return why the {@code judge} command can't be run, or nothing if it can; building it is not measured} */
    public static Optional<String> lack() {
        return Files.isExecutable(JUDGE) && Files.isDirectory(BUILT)
                ? Optional.empty()
                : Optional.of("the judge command has not been built; this does: rustbox-examples/bin/judge --help");
    }

    /** {@return the command that runs {@code main} in a JVM, with the options that the launcher script has} */
    public static List<String> jvm(Class<?> main) {
        try {
            Path classes = Path.of(main.getProtectionDomain().getCodeSource().getLocation().toURI());
            return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-cp", classes.toString(),
                    main.getName());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("not a path", e);
        }
    }

    /** Runs {@code command} to its end. */
    public static int run(List<String> command) throws IOException, InterruptedException {
        int status = new ProcessBuilder(command)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException(command + " ended with status " + status);
        }
        return status;
    }
}
