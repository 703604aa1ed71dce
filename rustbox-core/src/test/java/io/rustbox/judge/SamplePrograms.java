package io.rustbox.judge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The sample programs below {@code programs/LANGUAGE/CASE/}. A language is added by a folder with its programs and a file
 * {@code cases.txt} that says what becomes of each.
 */
final class SamplePrograms {
    private static final Path FOLDER = folder();

    private SamplePrograms() {}

    /** What a program is for: what it reads, and what an accepted one writes. */
    enum Case {
        HELLO(bytes(""), bytes("Hello, world!\n")),
        SUM(bytes("3\n1 2 3\n"), bytes("6\n")),
        COMPUTE(bytes("2000000\n"), bytes("148933\n")),
        RUN_TIME_ERROR,
        UNCAUGHT_EXCEPTION,
        INFINITE_LOOP,
        MEMORY_HOG,
        DEEP_RECURSION,
        COMPILE_ERROR,
        OUTPUT_FLOOD,
        BYTES(everyByte(), everyByte()),
        SEVERAL_FILES(bytes(""), bytes("42\n")),
        /** For languages whose runtime keeps a heap of its own, or that need more than the cases above. */
        HEAP_EXHAUSTED,
        THREADS(bytes(""), bytes("4\n")),
        PACKAGES(bytes(""), bytes("42\n"));

        private final byte[] input;
        private final Optional<byte[]> output;

        Case() {
            this.input = new byte[0];
            this.output = Optional.empty();
        }

        Case(byte[] input, byte[] output) {
            this.input = input;
            this.output = Optional.of(output);
        }

        byte[] input() {
            return input;
        }

        Optional<byte[]> output() {
            return output;
        }

        /** The loop need not run for as long as the language allows. */
        LimitOverrides limits() {
            return this == INFINITE_LOOP
                    ? LimitOverrides.none().cpu(Duration.ofSeconds(1))
                    : LimitOverrides.none();
        }
    }

    /** One line of {@code cases.txt}. */
    record Sample(String language, Case what, VerdictCode verdict, VerdictCause cause) {
        List<SourceFile> sources() {
            Path folder = FOLDER.resolve(language).resolve(what.name().toLowerCase(Locale.ROOT));
            try (Stream<Path> files = Files.walk(folder)) {
                List<SourceFile> sources = new ArrayList<>();
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    sources.add(new SourceFile(folder.relativize(file).toString(), Files.readAllBytes(file)));
                }
                return sources;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return language + " " + what.name().toLowerCase(Locale.ROOT);
        }
    }

    static List<Sample> all() {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().flatMap(SamplePrograms::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Sample> of(String language) {
        try {
            return Files.readAllLines(FOLDER.resolve(language).resolve("cases.txt")).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\\s+"))
                    .map(words -> new Sample(language, Case.valueOf(words[0].toUpperCase(Locale.ROOT)),
                            VerdictCode.valueOf(words[1]), VerdictCause.valueOf(words[2].toUpperCase(Locale.ROOT))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] everyByte() {
        byte[] all = new byte[256];
        IntStream.range(0, all.length).forEach(i -> all[i] = (byte) i);
        return all;
    }

    private static Path folder() {
        try {
            return Path.of(SamplePrograms.class.getResource("programs").toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
