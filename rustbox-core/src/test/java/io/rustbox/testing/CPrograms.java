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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The test programs in C beside this class, compiled by gcc: static, so that they need no library. An executable's folder is
 * named by a digest of what it was made from: one that an earlier JVM made is used again, and never an old one.
 */
public final class CPrograms {
    private static final Path TARGET = Path.of("target", "c-programs").toAbsolutePath();
    private static final List<String> GCC =
            List.of("gcc", "-std=gnu17", "-O1", "-Wall", "-Wextra", "-Werror", "-static", "-pthread");
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
        try (InputStream resource = CPrograms.class.getResourceAsStream(name + ".c")) {
            byte[] source = Objects.requireNonNull(resource, "no resource " + name + ".c").readAllBytes();
            String file = name.substring(name.lastIndexOf('/') + 1);
            Path ready = Files.createDirectories(TARGET.resolve(digest(source))).resolve(file);
            if (Files.exists(ready)) {
                return ready;
            }
            Path code = Files.createTempFile(TARGET, file, ".c");
            Path output = Files.createTempFile(TARGET, file, ".out");
            Files.write(code, source);
            gcc(List.of(code.toString(), "-o", output.toString()));
            Files.delete(code);
            var _ = Files.setPosixFilePermissions(output, PosixFilePermissions.fromString("rwxr-xr-x"));
            return Files.move(output, ready, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(byte[] source) {
        return Integer.toHexString(31 * Arrays.hashCode(source) + GCC.hashCode());
    }

    private static void gcc(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(GCC);
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
