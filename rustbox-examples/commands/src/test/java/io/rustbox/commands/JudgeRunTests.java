package io.rustbox.commands;

import io.rustbox.host.HostProbe;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A problem package that a test writes file by file, and {@code judge run} on it. */
@Timeout(120)
abstract class JudgeRunTests {
    static final String SUM = "print(sum(map(int, input().split())))";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringWriter err = new StringWriter();

    /** {@return where submissions are, and the package in {@code problem}} */
    final Path folder() {
        return folder;
    }

    final void problem(String yaml) throws IOException {
        write("problem.yaml", yaml + "\n");
    }

    final void test(String name, String input, String answer) throws IOException {
        write("data/" + name + ".in", input);
        write("data/" + name + ".ans", answer);
    }

    final void write(String name, String content) throws IOException {
        Path file = folder.resolve("problem").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    final int run(String name, String source, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve(name), source);
        List<String> words = new ArrayList<>(List.of("run", mode()));
        words.addAll(List.of(options));
        words.addAll(List.of(folder.resolve("problem").toString(), file.toString()));
        return execute(Tool.JUDGE, words.toArray(String[]::new));
    }

    final int execute(Tool tool, String... words) {
        out.reset();
        err.getBuffer().setLength(0);
        Console console =
                new Console(new ByteArrayInputStream(new byte[0]), out, OutputStream.nullOutputStream(),
                        new PrintWriter(err, true), Console.Colours.NONE);
        return new CommandTree(console, HostProbe.ofHost()).execute(tool, words);
    }

    static String mode() {
        return HostProbe.ofHost().user() == HostProbe.User.ROOT ? "--strict" : "--permissive";
    }

    final String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    final List<String> lines() {
        return out().lines().map(String::stripTrailing).toList();
    }

    final String err() {
        return err.toString();
    }
}
