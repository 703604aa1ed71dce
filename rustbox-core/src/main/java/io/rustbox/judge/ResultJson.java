package io.rustbox.judge;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.rustbox.json.JsonFormatException;
import io.rustbox.json.JsonParsing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Writes and reads an {@link ExecutionResult} as JSON, losslessly. */
public final class ResultJson {
    /** The version of the format that is written. */
    public static final String SCHEMA_VERSION = "1.0";

    /** How the text is laid out. */
    public enum Layout {
        /** One line. */
        COMPACT,
        /** For a reader. */
        INDENTED
    }

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private ResultJson() {}

    /** Writes {@code result} and a line feed in UTF-8; {@code out} is flushed and left open. */
    public static void write(ExecutionResult result, OutputStream out, Layout layout) throws IOException {
        requireNonNull(out, "out");
        requireNonNull(layout, "layout");
        Objects.requireNonNull(result, "result");
        write(out, layout, json -> new ResultWriter(json).result(result));
    }

    /** {@return {@code result} as JSON, without a line feed at its end} */
    public static String text(ExecutionResult result, Layout layout) {
        requireNonNull(layout, "layout");
        Objects.requireNonNull(result, "result");
        return text(layout, json -> new ResultWriter(json).result(result));
    }

    /**
     * Reads one result; {@code in} is left open.
     *
     * @throws ResultFormatException if it is not JSON, or not a result; names the place
     */
    public static ExecutionResult read(InputStream in) throws IOException {
        requireNonNull(in, "in");
        try {
            return ResultReader.result(JsonIn.of("$", JsonParsing.parse(in)));
        } catch (JsonFormatException e) {
            throw new ResultFormatException(e.path(), e.problem(), e);
        }
    }

    /**
     * Reads one result.
     *
     * @throws ResultFormatException if it is not JSON, or not a result; names the place
     */
    public static ExecutionResult read(String text) throws IOException {
        requireNonNull(text, "text");
        return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Writes an object with these members, and a line feed. */
    static void write(OutputStream out, Layout layout, JsonOut.MembersOf<JsonOut> members) throws IOException {
        try (JsonGenerator generator = FACTORY.createGenerator(out)) {
            write(generator, layout, members);
            generator.writeRaw('\n');
        }
    }

    /** {@return an object with these members} */
    static String text(Layout layout, JsonOut.MembersOf<JsonOut> members) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            write(generator, layout, members);
        } catch (IOException e) {
            throw new AssertionError("a string can be written to", e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator generator, Layout layout, JsonOut.MembersOf<JsonOut> members)
            throws IOException {
        if (layout == Layout.INDENTED) {
            DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
            generator.setPrettyPrinter(new DefaultPrettyPrinter()
                    .withObjectIndenter(indenter)
                    .withArrayIndenter(indenter));
        }
        JsonOut out = new JsonOut(generator);
        out.root(() -> members.write(out));
    }
}
