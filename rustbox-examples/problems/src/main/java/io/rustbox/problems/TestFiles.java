package io.rustbox.problems;

import io.rustbox.judge.TestCase;
import io.rustbox.judge.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of tests in one folder. */
record TestFiles(Path data, Path folder) {
    private static final String INPUT = ".in";
    private static final String ANSWER = ".ans";

    /** {@return the base names of the tests, in their order} */
    List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(INPUT) && !name.startsWith("."))
                    .map(name -> name.substring(0, name.length() - INPUT.length()))
                    .sorted()
                    .toList();
        }
    }

    /** {@return the folders below, in their order, but for those that belong to a test} */
    List<Path> folders() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .filter(entry -> !entry.getFileName().toString().endsWith(".files"))
                    .filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    /** {@return the test of that base name, called by its path below {@code data}} */
    TestCase test(String name) throws IOException {
        Path answer = folder.resolve(name + ANSWER);
        if (!Files.isRegularFile(answer)) {
            throw new ProblemFormatException(answer, "is not there, and its test is");
        }
        requireInside(folder.resolve(name + INPUT));
        requireInside(answer);
        return TestCase.named(data.relativize(folder.resolve(name)).toString())
                .group(groupName())
                .stdin(TestData.of(folder.resolve(name + INPUT)))
                .answer(TestData.of(answer));
    }

    /** Links among the tests are usual; one that leads elsewhere could give away any file of this host. */
    private void requireInside(Path file) throws IOException {
        if (!file.toRealPath().startsWith(data.toRealPath())) {
            throw new ProblemFormatException(file, "is a link to what lies outside of " + data);
        }
    }

    /** {@return the folder's path below {@code data}} */
    String groupName() {
        return data.relativize(folder).toString();
    }
}
