package io.rustbox.commands;

import io.rustbox.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Where a program's source, input and arguments come from, in any bytes. */
final class SourceOptions {
    private static final String OWN_INPUT = "-";

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(names = {"-c", "--code"}, paramLabel = "TEXT", description = "The source itself.")
    private @Nullable String code;

    @Option(names = {"-f",
        "--file"}, paramLabel = "FILE", description = "The file with the source; - is standard input.")
    private @Nullable String file;

    @Option(names = "--stdin", paramLabel = "TEXT", description = "What the program reads. Nothing, if not given.")
    private @Nullable String stdin;

    @Option(names = "--stdin-file", paramLabel = "FILE", description = "The file that the program reads; - is standard input.")
    private @Nullable String stdinFile;

    @Parameters(paramLabel = "ARGUMENT", arity = "0..*", description = "Arguments of the program, after --. Without --code and --file, a single - stands here and the"
            + " source is read from standard input.")
    private List<String> words = List.of();

    /** {@return the source} */
    byte[] source(Console console) throws IOException {
        check();
        Optional<String> text = Optional.ofNullable(code);
        if (text.isPresent()) {
            return RawArguments.bytes(text.get());
        }
        String from = Optional.ofNullable(file).orElse(OWN_INPUT);
        return from.equals(OWN_INPUT) ? console.in().readAllBytes() : Files.readAllBytes(readable("--file", from));
    }

    /** {@return what the program reads} */
    Command.Input stdin(Console console) throws IOException {
        Optional<String> from = Optional.ofNullable(stdinFile);
        if (from.isEmpty()) {
            return new Command.Input.Bytes(RawArguments.bytes(Optional.ofNullable(stdin).orElse("")));
        }
        return from.get().equals(OWN_INPUT)
                ? new Command.Input.Bytes(console.in().readAllBytes())
                : input(readable("--stdin-file", from.get()));
    }

    /** {@return the program's arguments} */
    List<String> arguments() {
        List<String> arguments = sourceIsWord() ? words.subList(1, words.size()) : words;
        for (String argument : arguments) {
            if (!RawArguments.isText(argument)) {
                throw problem("ARGUMENT: only UTF-8 can be passed on to a program");
            }
        }
        return arguments;
    }

    /** {@return a file as input: a pipe or a device is read to its end first} */
    static Command.Input input(Path file) throws IOException {
        return Files.isRegularFile(file)
                ? new Command.Input.FromFile(file.toAbsolutePath())
                : new Command.Input.Bytes(Files.readAllBytes(file));
    }

    private void check() {
        if (code != null && file != null) {
            throw problem("--code and --file: only one of them can be the source");
        }
        if (stdin != null && stdinFile != null) {
            throw problem("--stdin and --stdin-file: only one of them can be the input");
        }
        if (code == null && file == null && !sourceIsWord()) {
            throw problem("no source: give --code TEXT, --file FILE or -");
        }
        boolean sourceFromInput = sourceIsWord() || OWN_INPUT.equals(file);
        if (sourceFromInput && OWN_INPUT.equals(stdinFile)) {
            throw problem("--stdin-file: standard input is the source already");
        }
    }

    private boolean sourceIsWord() {
        return code == null && file == null && !words.isEmpty() && words.getFirst().equals(OWN_INPUT);
    }

    private Path readable(String option, String name) {
        try {
            Path path = Path.of(name);
            if (Files.isDirectory(path)) {
                throw problem(option + ": " + name + " is a directory");
            }
            if (!Files.isReadable(path)) {
                throw problem(option + ": " + name + (Files.exists(path) ? " can't be read" : " does not exist"));
            }
            return path;
        } catch (InvalidPathException e) {
            throw problem(option + ": the name of a file must be UTF-8");
        }
    }

    private ParameterException problem(String message) {
        return UsageProblem.of(spec, message);
    }
}
