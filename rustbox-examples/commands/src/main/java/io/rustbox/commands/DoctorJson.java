package io.rustbox.commands;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.rustbox.evidence.HostConditions;
import io.rustbox.host.Check;
import io.rustbox.host.Diagnosis;
import io.rustbox.host.HostReport;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

/** What {@code judge doctor} found, for programs. */
record DoctorJson(OutputStream out) {
    void write(HostReport host, List<Diagnosis> diagnoses, HostConditions conditions) throws IOException {
        JsonGenerator json = new JsonFactory()
                .createGenerator(out, JsonEncoding.UTF8)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.writeStartObject();
        json.writeStringField("kernel", host.kernel());
        json.writeStringField("architecture", host.architecture());
        json.writeArrayFieldStart("checks");
        for (Check check : host.checks()) {
            CheckDepsJson.write(json, check);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("diagnoses");
        for (Diagnosis diagnosis : diagnoses) {
            write(json, diagnosis);
        }
        json.writeEndArray();
        json.writeObjectFieldStart("host");
        json.writeNumberField("reproducibility_score", conditions.score());
        names(json, "lowered_by", conditions.loweredBy());
        names(json, "unknown", conditions.unknown());
        json.writeEndObject();
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
        out.flush();
    }

    private static void write(JsonGenerator json, Diagnosis diagnosis) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", diagnosis.id());
        json.writeStringField("title", diagnosis.title());
        json.writeStringField("concern", diagnosis.concern().name().toLowerCase(Locale.ROOT));
        json.writeStringField("state", diagnosis.state().name().toLowerCase(Locale.ROOT));
        json.writeStringField("found", diagnosis.found());
        json.writeStringField("meaning", diagnosis.meaning());
        if (diagnosis.remedy().isPresent()) {
            json.writeStringField("fix", diagnosis.remedy().get());
        }
        json.writeNumberField("points", diagnosis.points());
        json.writeEndObject();
    }

    private static void names(JsonGenerator json, String name, List<String> names) throws IOException {
        json.writeArrayFieldStart(name);
        for (String one : names) {
            json.writeString(one);
        }
        json.writeEndArray();
    }
}
