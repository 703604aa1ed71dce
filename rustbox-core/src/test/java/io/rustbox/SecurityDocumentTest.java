package io.rustbox;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** SECURITY.md names tests that exist, and one for each claim of its tables. */
class SecurityDocumentTest {
    private static final Path TOP = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*(?:Test|IT|InGuest))`");
    private static final String SHOWN_BY = "shown by |";

    @Test
    void test_thatTheDocumentNames_exists() throws IOException {
        List<String> named = TEST.matcher(Files.readString(TOP.resolve("SECURITY.md")))
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();

        assertThat(named).hasSizeGreaterThan(20);
        assertThat(tests()).containsAll(named);
    }

    @Test
    void claim_inATableOfClaims_namesATest() throws IOException {
        boolean claims = false;
        int count = 0;
        for (String line : Files.readAllLines(TOP.resolve("SECURITY.md"))) {
            boolean row = line.startsWith("|");
            claims = row && (claims || line.endsWith(SHOWN_BY));
            if (claims && !line.endsWith(SHOWN_BY) && !line.startsWith("|---")) {
                Matcher test = TEST.matcher(line.substring(line.lastIndexOf('|', line.length() - 2)));
                assertThat(test.find()).as(line).isTrue();
                count++;
            }
        }
        assertThat(count).isGreaterThan(30);
    }

    /** {@return the names of all classes in the modules' folders of tests} */
    private static Set<String> tests() throws IOException {
        try (Stream<Path> files = Files.walk(TOP, 14)) {
            return files.map(TOP::relativize)
                    .map(Path::toString)
                    .filter(path -> path.endsWith(".java") && path.contains("/src/") && !path.contains("/src/main/"))
                    .map(path -> path.substring(path.lastIndexOf('/') + 1, path.length() - ".java".length()))
                    .collect(toSet());
        }
    }
}
