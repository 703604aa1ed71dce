package io.rustbox.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README shows code that compiles: it is the body of {@link Embedding#run}, letter by letter. */
class ReadmeTest {
    private static final Pattern JAVA_BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern BODY =
            Pattern.compile("(        try \\(var sandbox.*?\\n        }\\n)", Pattern.DOTALL);

    @Test
    void embeddingExample_isTheCompiledOne() throws IOException {
        String readme = Files.readString(Path.of("../../README.md"));
        String source = Files.readString(Path.of("src/main/java/io/rustbox/embedding/Embedding.java"));

        assertThat(only(JAVA_BLOCK, readme)).isEqualTo(only(BODY, source).indent(-8));
    }

    private static String only(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).isTrue();
        String found = matcher.group(1);
        assertThat(matcher.find()).isFalse();
        return found;
    }
}
