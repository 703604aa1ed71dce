package io.rustbox.problems;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * Whatever the files of a package hold, it is refused with the one exception, or gives tests whose groups are known. An input
 * holds the files below, one after the other, with a line {@code %%} between them.
 */
class ProblemFuzzTest {
    private static final List<String> FILES = List.of("problem.yaml", "data/testdata.yaml",
            "data/secret/testdata.yaml", "data/test_group.yaml", "data/secret/test_group.yaml", "data/secret/1.yaml",
            ".timelimit", "domjudge-problem.ini");

    private Path folder;

    @BeforeEach
    void makePackage() throws IOException {
        folder = Files.createTempDirectory("package");
        Path secret = Files.createDirectories(folder.resolve("data/secret"));
        for (String name : List.of("1.in", "1.ans", "2.in", "2.ans")) {
            Files.writeString(secret.resolve(name), "1\n");
        }
    }

    @AfterEach
    void deletePackage() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @FuzzTest(maxDuration = "10s")
    void read_anyFiles_refusesOrKnowsItsGroups(byte[] files) throws IOException {
        String[] contents = new String(files, ISO_8859_1).split("\n%%\n", -1);
        for (int i = 0; i < FILES.size(); i++) {
            Path file = folder.resolve(FILES.get(i));
            if (i < contents.length) {
                Files.write(file, contents[i].getBytes(ISO_8859_1));
            } else {
                var _ = Files.deleteIfExists(file);
            }
        }
        Problem problem;
        try {
            problem = Problem.read(folder);
        } catch (ProblemFormatException e) {
            assertThat(e.getMessage()).startsWith(folder.toString());
            return;
        }
        List<String> groups = problem.groups().stream().map(group -> group.name()).toList();
        assertThat(problem.tests()).hasSize(2).allSatisfy(test -> assertThat(groups).contains(test.group()));
    }
}
