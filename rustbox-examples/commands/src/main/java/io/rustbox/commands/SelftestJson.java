package io.rustbox.commands;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.rustbox.host.HostProbe;
import io.rustbox.selftest.AttackResult;
import io.rustbox.selftest.Barrier;
import io.rustbox.selftest.Containment;
import io.rustbox.selftest.SelftestReport;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

/** A self test for programs. */
record SelftestJson(OutputStream out) {
    void write(HostProbe.User user, List<SelftestReport> reports) throws IOException {
        JsonGenerator json = new JsonFactory()
                .createGenerator(out, JsonEncoding.UTF8)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.writeStartObject();
        json.writeStringField("user", user.name().toLowerCase(Locale.ROOT));
        json.writeStringField("kernel", System.getProperty("os.version"));
        json.writeStringField("architecture", System.getProperty("os.arch"));
        json.writeArrayFieldStart("modes");
        for (SelftestReport report : reports) {
            write(json, report);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
        out.flush();
    }

    private static void write(JsonGenerator json, SelftestReport report) throws IOException {
        json.writeStartObject();
        json.writeStringField("mode", report.mode().id());
        json.writeStringField("conclusion", report.conclusion().id());
        json.writeObjectFieldStart("counts");
        for (Containment containment : Containment.values()) {
            json.writeNumberField(containment.id(), report.count(containment));
        }
        json.writeEndObject();
        json.writeArrayFieldStart("attacks");
        for (AttackResult result : report.results()) {
            write(json, result);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, AttackResult result) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", result.id());
        json.writeStringField("title", result.title());
        json.writeStringField("containment", result.containment().id());
        if (result.stoppedBy().isPresent()) {
            json.writeStringField("stopped_by", result.stoppedBy().get().id());
        }
        json.writeArrayFieldStart("barriers");
        for (String barrier : result.barriers().stream().map(Barrier::id).sorted().toList()) {
            json.writeString(barrier);
        }
        json.writeEndArray();
        json.writeStringField("inside", result.inside());
        json.writeStringField("outside", result.outside());
        json.writeEndObject();
    }
}
