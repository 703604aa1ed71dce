package io.rustbox.attack;

import io.rustbox.Command.BoxFile;
import io.rustbox.Command.Executable;
import io.rustbox.attack.Attack.Who;
import io.rustbox.cgroups.CgroupException;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs a program without a sandbox, as an ordinary child: in a {@link Pen}, so that it can't harm the host, beside a
 * bystander that it may kill.
 *
 * @param status as a shell tells it
 */
record Ordinary(int status, String output, String errors) {
    private static final int USER = 61_999;
    private static final int PATIENCE_SECONDS = 120;
    private static final String BYSTANDER =
            "sleep 600 </dev/null >/dev/null 2>&1 & export BYSTANDER=$!; \"$@\"; exit $?";

    static Ordinary run(Built built, Who who, List<String> arguments)
            throws IOException, CgroupException, InterruptedException {
        Path directory = Files.createTempDirectory("attack-");
        try {
            var _ = Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
            for (BoxFile file : built.files()) {
                put(directory, file);
            }
            try (Pen pen = Pen.open()) {
                return run(directory, pen.around(line(who, built.line(arguments)), PATIENCE_SECONDS));
            }
        } finally {
            delete(directory);
        }
    }

    private static List<String> line(Who who, List<String> attack) {
        List<String> line = new ArrayList<>();
        switch (who) {
            case ROOT -> {}
            case USER -> line.addAll(List.of(
                    "setpriv", "--reuid=" + USER, "--regid=" + USER, "--clear-groups", "--inh-caps=-all"));
        }
        line.addAll(List.of("/bin/sh", "-c", BYSTANDER, "sh"));
        line.addAll(attack);
        return line;
    }

    /** What is told goes into files: some attacks see to it that a pipe has no end for as long as the kernel likes. */
    private static Ordinary run(Path directory, List<String> line) throws IOException, InterruptedException {
        Path output = Files.createTempFile("attack-", ".out");
        Path errors = Files.createTempFile("attack-", ".err");
        try {
            int status = new ProcessBuilder(line).directory(directory.toFile())
                    .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start()
                    .waitFor();
            return new Ordinary(status, text(output), text(errors));
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static void put(Path directory, BoxFile file) throws IOException {
        Path path = Files.write(directory.resolve(file.path()), file.content());
        String mode = file.executable() == Executable.YES ? "rwxr-xr-x" : "rw-r--r--";
        var _ = Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    private static void delete(Path directory) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
