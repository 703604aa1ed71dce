package io.rustbox.seccomp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads a profile's JSON as it stands; what it means is {@link OciPolicyBuilder}'s business. */
final class OciProfileReader {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build();

    private final OciJson json;

    private OciProfileReader(OciJson json) {
        this.json = json;
    }

    static OciEntry.Document read(InputStream in) throws IOException {
        try (JsonParser parser = JSON.createParser(in)) {
            parser.nextToken();
            OciEntry.Document document = new OciProfileReader(new OciJson(parser)).document();
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("more follows behind the profile");
            }
            return document;
        } catch (JsonProcessingException | CharConversionException e) {
            throw new IllegalArgumentException("not JSON: " + e.getMessage(), e);
        }
    }

    private OciEntry.Document document() throws IOException {
        OciAction byDefault = new OciAction(json.place(), "defaultAction", "defaultErrnoRet");
        List<String> architectures = new ArrayList<>();
        List<OciEntry> entries = new ArrayList<>();
        json.forEachField(field -> {
            switch (field) {
                case "defaultAction" -> byDefault.name(json.text());
                case "defaultErrnoRet" -> byDefault.errno(json.integer());
                case "architectures" -> architectures.addAll(json.list(json::text));
                case "archMap" -> json.list(this::mappedArchitecture).forEach(architectures::addAll);
                case "syscalls" -> entries.addAll(json.list(this::entry));
                // How a runtime installs the filter, not what it does.
                case "flags", "listenerPath", "listenerMetadata" -> json.skip();
                default -> throw json.wrong("no field of a seccomp profile is called so");
            }
        });
        return new OciEntry.Document(byDefault.resolve(), architectures, entries);
    }

    private List<String> mappedArchitecture() throws IOException {
        List<String> architecture = new ArrayList<>();
        json.forEachField(field -> {
            switch (field) {
                case "architecture" -> architecture.add(json.text());
                case "subArchitectures" -> { var _ = json.list(json::text); }
                default -> throw json.wrong("expected architecture or subArchitectures");
            }
        });
        return architecture;
    }

    private OciEntry entry() throws IOException {
        String place = json.place();
        OciAction action = new OciAction(place, "action", "errnoRet");
        List<String> names = new ArrayList<>();
        List<ArgCondition> args = new ArrayList<>();
        List<String> neededCaps = new ArrayList<>();
        List<String> onlyOn = new ArrayList<>();
        List<String> notOn = new ArrayList<>();
        json.forEachField(field -> {
            switch (field) {
                case "name" -> names.add(json.text());
                case "names" -> names.addAll(json.list(json::text));
                case "action" -> action.name(json.text());
                case "errnoRet" -> action.errno(json.integer());
                case "args" -> args.addAll(json.list(() -> OciCondition.read(json)));
                case "includes" -> includes(neededCaps, onlyOn);
                case "excludes" -> excludes(notOn);
                case "comment" -> { var _ = json.text(); }
                default -> throw json.wrong("no field of a syscalls element is called so");
            }
        });
        if (names.isEmpty()) {
            throw OciJson.wrong(place, "names is missing or empty");
        }
        return new OciEntry(place, names, action.resolve(), args, neededCaps, onlyOn, notOn);
    }

    private void includes(List<String> neededCaps, List<String> onlyOn) throws IOException {
        json.forEachField(field -> {
            switch (field) {
                case "caps" -> neededCaps.addAll(json.list(json::text));
                case "arches" -> onlyOn.addAll(json.list(json::text));
                case "minKernel" -> { var _ = json.text(); }
                default -> throw json.wrong("expected caps, arches or minKernel");
            }
        });
    }

    private void excludes(List<String> notOn) throws IOException {
        json.forEachField(field -> {
            switch (field) {
                case "caps" -> { var _ = json.list(json::text); }
                case "arches" -> notOn.addAll(json.list(json::text));
                case "minKernel" -> throw json.wrong("an entry for old kernels alone isn't supported");
                default -> throw json.wrong("expected caps or arches");
            }
        });
    }
}
