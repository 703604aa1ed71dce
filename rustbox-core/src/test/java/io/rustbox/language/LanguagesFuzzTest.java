package io.rustbox.language;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.rustbox.json.OneValueReplaced;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever a language file holds, it is refused with the one exception, or gives languages that are found by their names. */
class LanguagesFuzzTest {
    private static Path file;

    @BeforeAll
    static void makeFile() throws IOException {
        file = Files.createTempFile("languages", ".json");
    }

    @AfterAll
    static void deleteFile() throws IOException {
        Files.delete(file);
    }

    @Test
    void with_oneValueReplaced_refusesOrKnowsItsLanguages() throws IOException {
        try (InputStream builtIn = requireNonNull(Languages.class.getResourceAsStream("java.json"))) {
            for (byte[] content : OneValueReplaced.of(builtIn.readAllBytes())) {
                assertThatCode(() -> with_anyFile_refusesOrKnowsItsLanguages(content)).as(new String(content, UTF_8))
                        .doesNotThrowAnyException();
            }
        }
    }

    @FuzzTest(maxDuration = "10s")
    void with_anyFile_refusesOrKnowsItsLanguages(byte[] content) throws IOException {
        Files.write(file, content);
        Languages languages;
        try {
            languages = Languages.builtIn().with(file);
        } catch (LanguageFormatException e) {
            assertThat(e.getMessage()).startsWith(file + ": ");
            return;
        }
        for (Language language : languages.all()) {
            assertThat(languages.get(language.id())).isEqualTo(language);
            assertThat(language.aliases()).allSatisfy(alias -> assertThat(languages.get(alias)).isEqualTo(language));
            assertThat(language.run().command()).isNotEmpty();
        }
    }
}
