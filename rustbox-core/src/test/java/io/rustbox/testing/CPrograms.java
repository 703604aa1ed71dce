package io.rustbox.testing;

import io.rustbox.Command;
import io.rustbox.Command.BoxFile;
import io.rustbox.Command.Executable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The test programs in C beside this class, each compiled by gcc once per JVM: static, so that they need no library. */
public final class CPrograms {
    private static final Path TARGET = Path.of("target", "c-programs").toAbsolutePath();
    private static final Map<String, Path> COMPILED = new ConcurrentHashMap<>();

    private CPrograms() {}

    /**
     * {@return the executable of the program {@code name}, whose source is the resource {@code name.c}} A name that begins
     * with a slash is that of a resource elsewhere.
     */
    public static Path executable(String name) {
        return COMPILED.computeIfAbsent(name, CPrograms::compile);
    }

    /** {@return a command that puts the program {@code name} into {@code /box} and runs it} */
    public static Command command(String name, String... arguments) {
        try {
            Path executable = executable(name);
            String file = executable.getFileName().toString();
            byte[] content = Files.readAllBytes(executable);
            return Command.of("./" + file, arguments).file(new BoxFile(file, content, Executable.YES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compiles into a file of its own and moves it into place, since another JVM may be doing the same. */
    private static Path compile(String name) {
        try (InputStream source = CPrograms.class.getResourceAsStream(name + ".c")) {
            Files.createDirectories(TARGET);
            String file = name.substring(name.lastIndexOf('/') + 1);
            Path code = Files.createTempFile(TARGET, file, ".c");
            Path output = Files.createTempFile(TARGET, file, ".out");
            Files.write(code, Objects.requireNonNull(source, "no resource " + name + ".c").readAllBytes());
            gcc(List.of(code.toString(), "-o", output.toString()));
            Files.delete(code);
            var _ = Files.setPosixFilePermissions(output, PosixFilePermissions.fromString("rwxr-xr-x"));
            return Files.move(output, TARGET.resolve(file), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void gcc(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of("gcc", "-std=gnu17", "-O1", "-Wall", "-Wextra", "-Werror", "-static", "-pthread"));
        command.addAll(arguments);
        Process gcc = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile())).start();
        String messages = new String(gcc.getInputStream().readAllBytes());
        int status = gcc.onExit().join().exitValue();
        if (status != 0) {
            throw new IOException("gcc ended with " + status + ": " + messages);
        }
    }
}
