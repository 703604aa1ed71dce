package io.rustbox.judge;

import static java.util.Objects.requireNonNull;

import io.rustbox.Command;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A program to run once, as a stranger handed it in. Immutable; every method answers a changed copy.
 *
 * @param language id or alias
 * @param sources at least one; a single one gets the name that the language gives it
 * @param input what the run is given
 */
public record Program(String language, List<SourceFile> sources, Input input) {
    private static final String ONLY = "main";

    /** Copies the sources, and checks that no file stands in the place of another. */
    public Program {
        requireNonNull(language, "language");
        requireNonNull(sources, "sources");
        requireNonNull(input, "input");
        sources = List.copyOf(sources);
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("a program has at least one source");
        }
        FileNames.requireApart(sources.stream().map(SourceFile::name).toList());
    }

    /** {@return a program of one source without input} */
    public static Program of(String language, byte[] source) {
        requireNonNull(language, "language");
        requireNonNull(source, "source");
        return of(language, List.of(new SourceFile(ONLY, source)));
    }

    /** {@return a program of one source, in UTF-8, without input} */
    public static Program of(String language, String source) {
        requireNonNull(language, "language");
        requireNonNull(source, "source");
        return of(language, source.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return a program of these sources without input} */
    public static Program of(String language, List<SourceFile> sources) {
        requireNonNull(language, "language");
        requireNonNull(sources, "sources");
        return new Program(language, sources, Input.none());
    }

    /** {@return this program with this input} */
    public Program input(Input other) {
        requireNonNull(other, "other");
        return new Program(language, sources, other);
    }

    /** {@return this program with {@code text}, in UTF-8, on standard input} */
    public Program stdin(String text) {
        requireNonNull(text, "text");
        return input(input.stdin(text));
    }

    /** {@return this program with {@code bytes} on standard input} */
    public Program stdin(Command.Input bytes) {
        requireNonNull(bytes, "bytes");
        return input(input.stdin(bytes));
    }

    /** {@return this program with these arguments} */
    public Program arguments(List<String> words) {
        requireNonNull(words, "words");
        return input(input.arguments(words));
    }

    /** {@return this program with one more file in {@code /box}} */
    public Program file(Command.BoxFile file) {
        requireNonNull(file, "file");
        return input(input.file(file));
    }

    /** {@return this program, after which one more file or folder of {@code /box} is read back} */
    public Program output(Command.Collected wanted) {
        requireNonNull(wanted, "wanted");
        return input(input.output(wanted));
    }

    /** {@return this program with these overrides} */
    public Program limits(LimitOverrides overrides) {
        requireNonNull(overrides, "overrides");
        return input(input.limits(overrides));
    }
}
