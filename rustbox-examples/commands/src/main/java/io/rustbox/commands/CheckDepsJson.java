package io.rustbox.commands;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.rustbox.evidence.Mode;
import io.rustbox.host.Check;
import io.rustbox.host.HostReport;
import io.rustbox.host.LayerSupport;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

/** What {@code judge check-deps} found, for programs. */
record CheckDepsJson(OutputStream out) {
    void write(HostReport host, List<LanguageState> languages, Readiness readiness) throws IOException {
        JsonGenerator json = new JsonFactory()
                .createGenerator(out, JsonEncoding.UTF8)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.writeStartObject();
        json.writeStringField("ready", readiness.id());
        json.writeStringField("kernel", host.kernel());
        json.writeStringField("architecture", host.architecture());
        json.writeArrayFieldStart("checks");
        for (Check check : host.checks()) {
            write(json, check);
        }
        json.writeEndArray();
        json.writeObjectFieldStart("layers");
        for (Mode mode : Mode.values()) {
            json.writeObjectFieldStart(mode.id());
            for (LayerSupport support : host.layers(mode)) {
                write(json, support);
            }
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeArrayFieldStart("languages");
        for (LanguageState state : languages) {
            write(json, state);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
        out.flush();
    }

    static void write(JsonGenerator json, Check check) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", check.id());
        json.writeStringField("title", check.title());
        json.writeStringField("status", check.status().name().toLowerCase(Locale.ROOT));
        json.writeStringField("finding", check.finding());
        if (check.remedy().isPresent()) {
            json.writeStringField("fix", check.remedy().get());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, LayerSupport support) throws IOException {
        json.writeObjectFieldStart(support.layer().id());
        json.writeBooleanField("available", support.availability() == LayerSupport.Availability.AVAILABLE);
        json.writeStringField("why", support.why());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, LanguageState state) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", state.language().id());
        switch (state) {
            case LanguageState.Available(_, var toolchain) -> {
                json.writeBooleanField("available", true);
                json.writeStringField("version", toolchain.version());
                json.writeStringField("executable", toolchain.executable().toString());
            }
            case LanguageState.Unavailable(_, String why) -> {
                json.writeBooleanField("available", false);
                json.writeStringField("why", why);
            }
        }
        json.writeEndObject();
    }
}
