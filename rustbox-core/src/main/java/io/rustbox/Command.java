package io.rustbox;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A program with everything it is given. Immutable; every method answers a changed copy.
 *
 * @param program absolute path inside the sandbox, or a path relative to the working directory that contains a slash
 * @param arguments without the program's own name
 * @param environment the whole of it: nothing of the JVM's environment is added
 * @param files written into the working directory {@code /box} before the program starts
 * @param stdin what the program reads; seekable, unless it is a pipe
 * @param stdout where its standard output goes
 * @param stderr where its standard error goes
 * @param collected files of {@code /box} to read back after the run
 */
public record Command(
        String program,
        List<String> arguments,
        Map<String, String> environment,
        List<BoxFile> files,
        Input stdin,
        Sink stdout,
        Sink stderr,
        List<Collected> collected) {

    /**
     * A file put into {@code /box}.
     *
     * @param path relative to {@code /box}, normal; directories on the way are made
     */
    public record BoxFile(String path, byte[] content, Executable executable) {
        public BoxFile {
            requireNonNull(path, "path");
            requireNonNull(content, "content");
            requireNonNull(executable, "executable");
            checkBoxPath(path);
        }
    }

    /** Whether a file put into {@code /box} may be executed. */
    public enum Executable {
        NO,
        YES
    }

    /**
     * What to read back from {@code /box}: regular files with one name, never a link, device or FIFO.
     *
     * @param path relative to {@code /box}, normal
     * @param kind whether that is a file, or a folder of which all files are read
     * @param maxBytes the most that is read, of all files of a folder together; more is an error, and nothing is read
     */
    public record Collected(String path, Kind kind, int maxBytes) {
        /** What a path leads to. */
        public enum Kind {
            FILE,
            FOLDER
        }

        public Collected {
            requireNonNull(path, "path");
            requireNonNull(kind, "kind");
            checkBoxPath(path);
            if (maxBytes < 0) {
                throw new IllegalArgumentException("maxBytes must not be negative: " + maxBytes);
            }
        }

        /** {@return one file} */
        public static Collected file(String path, int maxBytes) {
            return new Collected(path, Kind.FILE, maxBytes);
        }

        /** {@return a folder with all files below it} */
        public static Collected folder(String path, int maxBytes) {
            return new Collected(path, Kind.FOLDER, maxBytes);
        }
    }

    /** What a program reads on standard input. */
    public sealed interface Input {
        /** Bytes, handed over in a sealed memory file. */
        record Bytes(byte[] content) implements Input {
            public Bytes {
                requireNonNull(content, "content");
            }
        }

        /** What another program writes: the read end of a pipe, which is not seekable. */
        record FromPipe(Pipe pipe) implements Input {
            public FromPipe {
                requireNonNull(pipe, "pipe");
            }
        }

        /** A file of the host, opened read-only. */
        record FromFile(Path path) implements Input {
            public FromFile {
                requireNonNull(path, "path");
            }
        }
    }

    /** Where an output stream of a program goes. The output limit holds for each but {@link ToPipe}. */
    public sealed interface Sink {
        /** Kept in memory for the report. */
        record Capture() implements Sink {}

        /** Written to a file of the host, which is created or truncated. */
        record ToFile(Path path) implements Sink {
            public ToFile {
                requireNonNull(path, "path");
            }
        }

        /** Another program's input: nobody counts it, and the output limit does not hold. */
        record ToPipe(Pipe pipe) implements Sink {
            public ToPipe {
                requireNonNull(pipe, "pipe");
            }
        }

        /** Counted and thrown away. */
        record Discard() implements Sink {}
    }

    public Command {
        requireNonNull(program, "program");
        requireNonNull(arguments, "arguments");
        requireNonNull(environment, "environment");
        requireNonNull(files, "files");
        requireNonNull(stdin, "stdin");
        requireNonNull(stdout, "stdout");
        requireNonNull(stderr, "stderr");
        requireNonNull(collected, "collected");
        if (!program.contains("/")) {
            throw new IllegalArgumentException(
                    "name the program by its path inside the sandbox, there is no PATH search: " + program);
        }
        checkNoNul("program", program);
        arguments = List.copyOf(arguments);
        arguments.forEach(argument -> checkNoNul("argument", argument));
        environment = Map.copyOf(environment);
        environment.forEach(Command::checkVariable);
        files = List.copyOf(files);
        collected = List.copyOf(collected);
    }

    /** {@return a command with no environment, no input and captured output} */
    public static Command of(String program, String... arguments) {
        requireNonNull(program, "program");
        requireNonNull(arguments, "arguments");
        Sink capture = new Sink.Capture();
        return new Command(
                program, List.of(arguments), Map.of(), List.of(), new Input.Bytes(new byte[0]), capture, capture,
                List.of());
    }

    /** {@return this command with one more environment variable} */
    public Command env(String name, String value) {
        requireNonNull(name, "name");
        requireNonNull(value, "value");
        Map<String, String> more = new LinkedHashMap<>(environment);
        more.put(name, value);
        return new Command(program, arguments, more, files, stdin, stdout, stderr, collected);
    }

    /** {@return this command with a text file, in UTF-8, in {@code /box}} */
    public Command file(String path, String content) {
        requireNonNull(path, "path");
        requireNonNull(content, "content");
        return file(path, content.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return this command with a file in {@code /box}} */
    public Command file(String path, byte[] content) {
        return file(new BoxFile(path, content, Executable.NO));
    }

    /** {@return this command with a file in {@code /box}} */
    public Command file(BoxFile file) {
        requireNonNull(file, "file");
        List<BoxFile> more = new ArrayList<>(files);
        more.add(file);
        return new Command(program, arguments, environment, more, stdin, stdout, stderr, collected);
    }

    /** {@return this command with {@code text}, in UTF-8, on standard input} */
    public Command stdin(String text) {
        requireNonNull(text, "text");
        return stdin(text.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return this command with {@code bytes} on standard input} */
    public Command stdin(byte[] bytes) {
        return stdin(new Input.Bytes(bytes));
    }

    /** {@return this command with {@code input} on standard input} */
    public Command stdin(Input input) {
        return new Command(program, arguments, environment, files, input, stdout, stderr, collected);
    }

    /** {@return this command with its standard output going to {@code sink}} */
    public Command stdout(Sink sink) {
        return new Command(program, arguments, environment, files, stdin, sink, stderr, collected);
    }

    /** {@return this command with its standard error going to {@code sink}} */
    public Command stderr(Sink sink) {
        return new Command(program, arguments, environment, files, stdin, stdout, sink, collected);
    }

    /** {@return this command, after which {@code path} of {@code /box} is read back} */
    public Command collect(String path, int maxBytes) {
        return collect(Collected.file(path, maxBytes));
    }

    /** {@return this command, after which {@code wanted} is read back} */
    public Command collect(Collected wanted) {
        requireNonNull(wanted, "wanted");
        List<Collected> more = new ArrayList<>(collected);
        more.add(wanted);
        return new Command(program, arguments, environment, files, stdin, stdout, stderr, more);
    }

    private static void checkVariable(String name, String value) {
        if (name.isEmpty() || name.contains("=")) {
            throw new IllegalArgumentException("not the name of an environment variable: \"" + name + "\"");
        }
        checkNoNul("environment variable", name);
        checkNoNul("environment variable " + name, value);
    }

    private static void checkNoNul(String what, String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(what + " contains a NUL: " + text.replace("\0", "\\0"));
        }
    }

    private static void checkBoxPath(String path) {
        checkNoNul("path", path);
        // not by Path: which strings it takes depends on the JVM's own encoding of file names
        boolean normal = Arrays.stream(path.split("/", -1))
                .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
        if (!normal) {
            throw new IllegalArgumentException("not a normal path relative to /box: \"" + path + "\"");
        }
    }
}
