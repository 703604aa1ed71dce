package io.rustbox.judge;

import static java.util.Objects.requireNonNull;

import io.rustbox.Command;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one run of a program is given, and what is wanted of it besides its output. Immutable; every method answers a changed
 * copy.
 *
 * @param stdin what the program reads
 * @param arguments of the program, without its own name
 * @param files put into {@code /box} beside the program
 * @param outputs what to read back from {@code /box}
 * @param limits what is asked for instead of the language's limits
 */
public record Input(
        Command.Input stdin,
        List<String> arguments,
        List<Command.BoxFile> files,
        List<Command.Collected> outputs,
        LimitOverrides limits) {
    private static final Input NONE = new Input(
            new Command.Input.Bytes(new byte[0]), List.of(), List.of(), List.of(), LimitOverrides.none());

    /** Copies the lists, and checks that no file stands in the place of another. */
    public Input {
        requireNonNull(stdin, "stdin");
        requireNonNull(arguments, "arguments");
        requireNonNull(files, "files");
        requireNonNull(outputs, "outputs");
        requireNonNull(limits, "limits");
        arguments = List.copyOf(arguments);
        files = List.copyOf(files);
        outputs = List.copyOf(outputs);
        FileNames.requireApart(files.stream().map(Command.BoxFile::path).toList());
    }

    /** {@return no input at all, with the language's limits} */
    public static Input none() {
        return NONE;
    }

    /** {@return this input with {@code text}, in UTF-8, on standard input} */
    public Input stdin(String text) {
        requireNonNull(text, "text");
        return stdin(new Command.Input.Bytes(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** {@return this input with {@code input} on standard input} */
    public Input stdin(Command.Input input) {
        requireNonNull(input, "input");
        return new Input(input, arguments, files, outputs, limits);
    }

    /** {@return this input with these arguments} */
    public Input arguments(List<String> words) {
        requireNonNull(words, "words");
        return new Input(stdin, words, files, outputs, limits);
    }

    /** {@return this input with one more file in {@code /box}} */
    public Input file(Command.BoxFile file) {
        requireNonNull(file, "file");
        List<Command.BoxFile> more = new ArrayList<>(files);
        more.add(file);
        return new Input(stdin, arguments, more, outputs, limits);
    }

    /** {@return this input, after which one more file or folder of {@code /box} is read back} */
    public Input output(Command.Collected wanted) {
        requireNonNull(wanted, "wanted");
        List<Command.Collected> more = new ArrayList<>(outputs);
        more.add(wanted);
        return new Input(stdin, arguments, files, more, limits);
    }

    /** {@return this input with these overrides} */
    public Input limits(LimitOverrides overrides) {
        requireNonNull(overrides, "overrides");
        return new Input(stdin, arguments, files, outputs, overrides);
    }

    /** {@return this with what {@code other} adds; its standard input and its limits count} */
    Input with(Input other) {
        return new Input(
                other.stdin,
                joined(arguments, other.arguments),
                joined(files, other.files),
                joined(outputs, other.outputs),
                limits.with(other.limits));
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }
}
