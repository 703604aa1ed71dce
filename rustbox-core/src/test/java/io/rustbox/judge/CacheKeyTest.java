package io.rustbox.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.language.Language;
import io.rustbox.language.Languages;
import io.rustbox.language.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CacheKeyTest {
    private static final Toolchain TOOLCHAIN =
            new Toolchain(Path.of("/usr/bin/g++"), "12", "identity", Map.of(), List.of());
    private static final Sources SOURCES = Sources.of(
            Languages.builtIn().get("cpp").source(), List.of(SourceFile.of("main.cpp", "int main() {}")));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"use\": {\"compile\": {\"arguments\": [\"-DLOCAL\"]}}}",
        "{\"use\": {\"compile\": {\"environment\": {\"LOCAL\": \"1\"}}}}",
        "{\"command\": [\"/bin/true\"]}",
        "{\"environment\": {\"LOCAL\": \"1\"}}",
        "{\"source_begins\": [\"#include <other>\"]}"
    })
    void ofArtefact_otherPreparation_differs(String preparation) throws IOException {
        assertThat(key(overridden(preparation))).isNotEqualTo(key(Languages.builtIn().get("cpp")));
    }

    @Test
    void ofArtefact_theSameLanguage_isTheSame() {
        assertThat(key(Languages.builtIn().get("cpp"))).isEqualTo(key(Languages.builtIn().get("cpp")));
    }

    private Language overridden(String preparation) throws IOException {
        Path file = Files.writeString(folder.resolve("cpp.json"), """
                {"id": "cpp", "prepare": %s}
                """.formatted(preparation));
        return Languages.builtIn().with(file).get("cpp");
    }

    private static String key(Language language) {
        return CacheKey.ofArtefact(language, TOOLCHAIN, SOURCES, "policy");
    }
}
