package io.rustbox.problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rustbox.judge.Group;
import io.rustbox.judge.Group.OnFailure;
import io.rustbox.judge.TestCase;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read of packages that the tests write: a file in a row, {@code path: content}; tests end in {@code .in}. */
class ProblemTest {
    private static final String LEGACY = "problem.yaml: name: a";
    private static final String LEGACY_SCORING = "problem.yaml: type: scoring";
    private static final String MODERN = "problem.yaml: problem_format_version: 2025-09";
    private static final String MODERN_SCORING = MODERN + "\ntype: scoring";

    @TempDir
    private Path folder;

    static Stream<Arguments> groups() {
        return Stream.of(
                named("legacy, usual: whatever follows a failed test is skipped", OnFailure.CONTINUE,
                        List.of(LEGACY, "sample/1.in", "secret/1.in", "secret/2.in"),
                        List.of("sample STOP []", "secret STOP [sample]")),
                named("legacy, secret goes on: the root breaks after the sample only", OnFailure.CONTINUE,
                        List.of(LEGACY, "data/secret/testdata.yaml: on_reject: continue", "sample/1.in",
                                "secret/g1/1.in", "secret/g2/1.in", "secret/g3/1.in"),
                        List.of("sample STOP []", "secret/g1 CONTINUE [sample]", "secret/g2 CONTINUE [sample]",
                                "secret/g3 CONTINUE [sample]")),
                named("legacy, a group breaks inside of itself", OnFailure.CONTINUE,
                        List.of(LEGACY, "data/testdata.yaml: on_reject: continue",
                                "data/secret/g1/testdata.yaml: on_reject: break", "sample/1.in",
                                "secret/g1/a/1.in", "secret/g1/b/1.in", "secret/g2/1.in"),
                        List.of("sample CONTINUE []", "secret/g1/a STOP []", "secret/g1/b STOP [secret/g1/a]",
                                "secret/g2 CONTINUE []")),
                named("legacy, secret breaks after groups that go on", OnFailure.CONTINUE,
                        List.of(LEGACY, "data/secret/g1/testdata.yaml: on_reject: continue", "secret/g1/1.in",
                                "secret/g2/1.in"),
                        List.of("secret/g1 CONTINUE []", "secret/g2 STOP [secret/g1]")),
                named("legacy, ignored samples are not run", OnFailure.CONTINUE,
                        List.of(LEGACY_SCORING, "data/testdata.yaml: grader_flags: ignore_sample", "sample/1.in",
                                "secret/1.in"),
                        List.of("secret STOP []")),
                named("modern, one group with the folders below", OnFailure.STOP,
                        List.of(MODERN, "sample/1.in", "secret/1.in", "secret/more/1.in"),
                        List.of("sample STOP []", "secret CONTINUE []")),
                named("modern, groups that require others", OnFailure.CONTINUE,
                        List.of(MODERN_SCORING, "data/secret/test_group.yaml: require_pass: sample",
                                "data/secret/1/test_group.yaml: max_score: 1",
                                "data/secret/2/test_group.yaml: {max_score: 1, require_pass: secret/1}", "sample/1.in",
                                "secret/1/1.in", "secret/2/a/1.in"),
                        List.of("sample STOP []", "secret/1 STOP [sample]", "secret/2 STOP [sample, secret/1]")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("groups")
    void groups_ofAPackage(String name, OnFailure onFailure, List<String> files, List<String> groups) throws Exception {
        Problem problem = read(files);

        assertThat(problem.groups().stream().map(ProblemTest::told)).as(name).isEqualTo(groups);
        assertThat(problem.onFailure()).isEqualTo(onFailure);
        assertThat(problem.tests().stream().map(test -> test.name() + ".in"))
                .containsExactlyInAnyOrderElementsOf(files.stream()
                        .filter(file -> file.endsWith(".in"))
                        .filter(file -> groups.stream().anyMatch(group -> file.startsWith(group.split("[ /]", -1)[0])))
                        .toList());
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refused("data/testdata.yaml: reject_score is not 0", LEGACY_SCORING,
                        "data/testdata.yaml: reject_score: 1"),
                refused("data/testdata.yaml: accept_score is less than nothing", LEGACY_SCORING,
                        "data/testdata.yaml: accept_score: -1"),
                refused("accept_if_any_accepted", LEGACY_SCORING,
                        "data/testdata.yaml: grader_flags: accept_if_any_accepted"),
                refused("always_accept", LEGACY_SCORING, "data/testdata.yaml: grader_flags: always_accept"),
                refused("data/secret: has ignore_sample", LEGACY_SCORING,
                        "data/secret/testdata.yaml: grader_flags: ignore_sample"),
                refused("lower score of sample and secret", LEGACY_SCORING, "data/testdata.yaml: grader_flags: min"),
                refused("data/testdata.yaml: accept_points", LEGACY, "data/testdata.yaml: accept_points: 3"),
                refused("include: is to be put into every submission", LEGACY, "include/cpp/grader.h: int f();"),
                refused("include: is to be put into every submission", MODERN, "include/default/data.txt: 1"),
                refused("problem.yaml: constants", MODERN + "\nconstants: {n: 5}"),
                refused("problem.yaml: memory is not a size", LEGACY + "\nlimits: {memory: 1e-9}"),
                refused("problem.yaml: memory is not a size", LEGACY + "\nlimits: {memory: 1e30}"),
                refused("problem.yaml: is nested too deep", LEGACY + "\ntype: " + "[".repeat(20_000)),
                refused("float_tolerance -1, which is not a tolerance",
                        LEGACY + "\nvalidator_flags: float_tolerance -1"),
                refused("problem.yaml: type is a list of what is not text", LEGACY + "\ntype: &a [[*a]]"),
                refused("data/secret/testdata.yaml: accept_score has more than 100 digits", LEGACY,
                        "data/secret/testdata.yaml: accept_score: '1e999999999'"),
                refused("data/secret/testdata.yaml: a key is no text", LEGACY,
                        "data/secret/testdata.yaml: {1: b}"),
                refused("data/test_group.yaml: max_score", MODERN_SCORING, "data/test_group.yaml: max_score: 5"),
                refused("data/sample/test_group.yaml: require_pass", MODERN,
                        "data/sample/test_group.yaml: require_pass: secret"),
                refused("data/secret/test_group.yaml: scoring", MODERN_SCORING,
                        "data/secret/test_group.yaml: scoring: {score: 10}"),
                refused("data/secret/1.yaml: output_validator_flags", MODERN,
                        "data/secret/1.yaml: output_validator_flags: case_sensitive"),
                refused("data/secret: holds both tests and groups of tests: 1", MODERN_SCORING,
                        "data/secret/g/test_group.yaml: max_score: 5", "secret/g/1.in"),
                refused("data/secret/h: has no test_group.yaml", MODERN_SCORING,
                        "data/secret/g/test_group.yaml: max_score: 5", "secret/g/1.in", "secret/h/1.in"),
                refused("data/secret/g/h/test_group.yaml: makes a group inside of a group", MODERN,
                        "data/secret/g/h/test_group.yaml: full_feedback: true", "secret/g/h/1.in"),
                refused("data/secret/test_group.yaml: require_pass names secret/none, and the groups before are: none",
                        MODERN_SCORING, "data/secret/test_group.yaml: require_pass: secret/none"),
                refused("data/secret/test_group.yaml: max_score is unbounded", MODERN_SCORING,
                        "data/secret/test_group.yaml: max_score: unbounded"),
                refused("data/secret/test_group.yaml: max_score is less than nothing", MODERN_SCORING,
                        "data/secret/test_group.yaml: max_score: -1"),
                refused("static_validation_score", MODERN_SCORING,
                        "data/secret/test_group.yaml: static_validation_score: 5"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void read_whatCantBeJudgedAsItSays_isRefused(String message, List<String> files) throws Exception {
        write(List.of("secret/1.in"));

        assertThatExceptionOfType(ProblemFormatException.class)
                .isThrownBy(() -> read(files))
                .withMessageContaining(message);
    }

    @Test
    void settings_ofOuterFolders_holdBelow() throws Exception {
        Problem problem = read(List.of(MODERN, "data/test_group.yaml: args: [outer]",
                "data/secret/test_group.yaml: output_validator_args: [case_sensitive]",
                "data/secret/g/test_group.yaml: full_feedback: true", "secret/g/more/1.in", "secret/g/2.in",
                "data/secret/g/2.yaml: args: [own]", "sample/1.in"));

        assertThat(problem.tests())
                .extracting(TestCase::name, test -> test.input().arguments(), test -> test.checker().isPresent())
                .containsExactlyInAnyOrder(row("sample/1", "outer", false), row("secret/g/2", "own", true),
                        row("secret/g/more/1", "outer", true));
    }

    @Test
    void points_ofASumThatDoesNotDivide_addUp() throws Exception {
        Problem problem = read(List.of(MODERN_SCORING, "secret/1.in", "secret/2.in", "secret/3.in"));

        assertThat(problem.tests().stream().map(TestCase::points).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("100");
        assertThat(problem.tests()).allSatisfy(test -> assertThat(test.points()).isBetween(
                new BigDecimal("33.33"), new BigDecimal("33.34")));
    }

    @Test
    void tests_thatAreLinks_areReadInsideOfDataOnly() throws Exception {
        write(List.of("secret/g1/1.in", "outside: 1"));
        Path second = Files.createDirectories(folder.resolve("data/secret/g2"));
        Files.createSymbolicLink(second.resolve("1.in"), Path.of("../g1/1.in"));
        Files.createSymbolicLink(second.resolve("1.ans"), Path.of("../g1/1.ans"));

        assertThat(read(List.of(LEGACY)).tests()).hasSize(2);

        Files.delete(second.resolve("1.in"));
        Files.createSymbolicLink(second.resolve("1.in"), folder.resolve("outside"));
        assertThatExceptionOfType(ProblemFormatException.class)
                .isThrownBy(() -> Problem.read(folder))
                .withMessageContaining("data/secret/g2/1.in: is a link");
    }

    private Problem read(List<String> files) throws IOException {
        write(files);
        return Problem.read(folder);
    }

    private void write(List<String> files) throws IOException {
        for (String file : files) {
            String[] parts = file.split(": ", 2);
            Path path = folder.resolve(parts.length == 1 ? "data/" + file : parts[0]);
            Files.createDirectories(path.getParent());
            Files.writeString(path, parts.length == 1 ? "" : parts[1]);
            if (parts.length == 1) {
                Files.writeString(folder.resolve("data/" + file.replaceFirst("\\.in$", ".ans")), "");
            }
        }
    }

    private static String told(Group group) {
        return group.name() + " " + group.onFailure() + " "
                + new TreeSet<>(group.requires()).stream().collect(Collectors.joining(", ", "[", "]"));
    }

    private static Tuple row(String test, String argument, boolean ownChecker) {
        return Tuple.tuple(test, List.of(argument), ownChecker);
    }

    private static Arguments named(String name, OnFailure onFailure, List<String> files, List<String> groups) {
        return Arguments.of(name, onFailure, files, groups);
    }

    private static Arguments refused(String message, String... files) {
        return Arguments.of(message, List.of(files));
    }
}
