package io.rustbox.judge;

import static java.util.Objects.requireNonNull;

import io.rustbox.Command.Input;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a test gives to a program, or expects of it: bytes, wherever they are. */
public sealed interface TestData {
    /** Bytes in memory; not copied, not to be changed afterwards. */
    record Bytes(byte[] content) implements TestData {
        public Bytes {
            requireNonNull(content, "content");
        }
    }

    /** A file of the host, which is read when it is needed. */
    record FromFile(Path path) implements TestData {
        public FromFile {
            requireNonNull(path, "path");
        }
    }

    /** {@return no bytes} */
    static TestData none() {
        return new Bytes(new byte[0]);
    }

    /** {@return {@code text} in UTF-8} */
    static TestData of(String text) {
        requireNonNull(text, "text");
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return a file of the host} */
    static TestData of(Path path) {
        return new FromFile(path);
    }

    /** {@return these bytes as a program's standard input} */
    default Input asInput() {
        return switch (this) {
            case Bytes(byte[] content) -> new Input.Bytes(content);
            case FromFile(Path path) -> new Input.FromFile(path);
        };
    }

    /** {@return what a program reads on standard input, unless another program writes it} */
    static Optional<TestData> of(Input input) {
        requireNonNull(input, "input");
        return switch (input) {
            case Input.Bytes(byte[] content) -> Optional.of(new Bytes(content));
            case Input.FromFile(Path path) -> Optional.of(new FromFile(path));
            case Input.FromPipe _ -> Optional.empty();
        };
    }

    /**
     * {@return a stream of these bytes}
     *
     * @throws IOException if the file can't be read
     */
    default InputStream open() throws IOException {
        return switch (this) {
            case Bytes(byte[] content) -> new ByteArrayInputStream(content);
            case FromFile(Path path) -> Files.newInputStream(path);
        };
    }

    /**
     * {@return all of these bytes}
     *
     * @throws IOException if the file can't be read
     */
    default byte[] bytes() throws IOException {
        return switch (this) {
            case Bytes(byte[] content) -> content;
            case FromFile(Path path) -> Files.readAllBytes(path);
        };
    }
}
