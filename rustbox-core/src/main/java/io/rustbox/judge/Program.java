package io.rustbox.judge;

import static java.util.Objects.requireNonNull;

import io.rustbox.Command;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A program to run, as a stranger handed it in. Immutable; every method answers a changed copy.
 *
 * @param language id or alias
 * @param source not copied; not to be changed afterwards
 * @param stdin what the program reads
 * @param arguments of the program, without its own name
 * @param limits what it asks for instead of the language's limits
 */
public record Program(
        String language, byte[] source, Command.Input stdin, List<String> arguments, LimitOverrides limits) {
    /** Copies the arguments. */
    public Program {
        requireNonNull(arguments, "arguments");
        requireNonNull(language, "language");
        requireNonNull(source, "source");
        requireNonNull(stdin, "stdin");
        requireNonNull(limits, "limits");
        arguments = List.copyOf(arguments);
    }

    /** {@return a program without input, arguments and overrides} */
    public static Program of(String language, byte[] source) {
        requireNonNull(language, "language");
        requireNonNull(source, "source");
        return new Program(language, source, new Command.Input.Bytes(new byte[0]), List.of(), LimitOverrides.none());
    }

    /** {@return a program, its source in UTF-8, without input, arguments and overrides} */
    public static Program of(String language, String source) {
        requireNonNull(language, "language");
        requireNonNull(source, "source");
        return of(language, source.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return this program with {@code text}, in UTF-8, on standard input} */
    public Program stdin(String text) {
        return stdin(new Command.Input.Bytes(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** {@return this program with {@code input} on standard input} */
    public Program stdin(Command.Input input) {
        return new Program(language, source, input, arguments, limits);
    }

    /** {@return this program with these arguments} */
    public Program arguments(List<String> words) {
        return new Program(language, source, stdin, words, limits);
    }

    /** {@return this program with these overrides} */
    public Program limits(LimitOverrides overrides) {
        return new Program(language, source, stdin, arguments, overrides);
    }
}
