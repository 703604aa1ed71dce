package io.rustbox.bench.results;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.rustbox.bench.results.Measurement.Quantity;
import io.rustbox.json.JsonParsing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Results as a file. */
public final class ResultsJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private ResultsJson() {}

    /** Writes {@code results} to {@code file}, which is replaced. */
    public static void write(Results results, Path file) throws IOException {
        try (JsonGenerator out = FACTORY.createGenerator(Files.newOutputStream(file), JsonEncoding.UTF8)) {
            out.setPrettyPrinter(new DefaultPrettyPrinter());
            out.writeStartObject();
            machine(results.machine(), out);
            out.writeArrayFieldStart("measurements");
            for (Measurement each : results.measurements()) {
                measurement(each, out);
            }
            out.writeEndArray();
            out.writeObjectFieldStart("skipped");
            for (Map.Entry<String, String> each : results.skipped().entrySet()) {
                out.writeStringField(each.getKey(), each.getValue());
            }
            out.writeEndObject();
            out.writeEndObject();
        }
    }

    private static void machine(Machine machine, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("machine");
        out.writeStringField("date", machine.date().toString());
        out.writeStringField("processor", machine.processor());
        out.writeNumberField("processors", machine.processors());
        out.writeNumberField("memory_mebibytes", machine.memoryMebibytes());
        out.writeStringField("kernel", machine.kernel());
        out.writeStringField("cgroups", machine.groups());
        out.writeStringField("jvm", machine.jvm());
        out.writeNumberField("load", machine.load());
        out.writeNumberField("load_afterwards", machine.loadAfterwards());
        out.writeEndObject();
    }

    private static void measurement(Measurement each, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", each.id());
        out.writeStringField("label", each.label());
        out.writeStringField("lacks", each.lacks());
        out.writeStringField("quantity", switch (each.quantity()) {
            case Quantity.Time _ -> "time";
            case Quantity.Rate _ -> "rate";
        });
        out.writeStringField("unit", each.quantity().unit());
        out.writeNumberField("value", each.estimate().value());
        if (each.iterations().size() > 1) {
            out.writeNumberField("error", each.estimate().error());
        }
        number("p99", each.p99(), out);
        number("allocated_bytes", each.allocatedBytes(), out);
        out.writeArrayFieldStart("iterations");
        for (double value : each.iterations()) {
            out.writeNumber(value);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void number(String name, OptionalDouble value, JsonGenerator out) throws IOException {
        if (value.isPresent()) {
            out.writeNumberField(name, value.getAsDouble());
        }
    }

    /**
     * {@return what {@code file} holds}
     *
     * @throws IllegalArgumentException if that is JSON of something else; names the place
     */
    public static Results read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Members root = new Members("$", JsonParsing.parse(in));
            Map<String, String> skipped = new LinkedHashMap<>();
            Members reasons = root.members("skipped");
            for (String id : reasons.names()) {
                skipped.put(id, reasons.text(id));
            }
            return new Results(
                    machine(root.members("machine")),
                    root.elements("measurements").stream().map(ResultsJson::measurement).toList(),
                    skipped);
        }
    }

    private static Machine machine(Members in) {
        try {
            return new Machine(
                    Instant.parse(in.text("date")),
                    in.text("processor"),
                    (int) in.number("processors"),
                    (long) in.number("memory_mebibytes"),
                    in.text("kernel"),
                    in.text("cgroups"),
                    in.text("jvm"),
                    in.number("load"),
                    in.number("load_afterwards"));
        } catch (DateTimeException e) {
            throw in.wrong("date", "a date");
        }
    }

    private static Measurement measurement(Members in) {
        String unit = in.text("unit");
        Quantity quantity =
                switch (in.text("quantity")) {
                    case "time" -> new Quantity.Time(unit);
                    case "rate" -> new Quantity.Rate(unit);
                    default -> throw in.wrong("quantity", "time or rate");
                };
        List<Double> iterations = in.numbers("iterations");
        return new Measurement(in.text("id"), in.text("label"), in.text("lacks"), quantity, iterations,
                in.optionalNumber("p99"), in.optionalNumber("allocated_bytes"));
    }
}
