package io.rustbox.problems;

import io.rustbox.Command.BoxFile;
import io.rustbox.Command.Executable;
import io.rustbox.judge.Checker;
import io.rustbox.judge.Group;
import io.rustbox.judge.Group.OnFailure;
import io.rustbox.judge.Group.Scoring;
import io.rustbox.judge.Input;
import io.rustbox.judge.TestCase;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The tests of a package of 2023-07 or later: a folder with a {@code test_group.yaml} is a group, and folders without one are
 * part of the group that they lie in.
 */
final class ModernTests {
    private static final String GROUP_FILE = "test_group.yaml";
    private static final String UNBOUNDED = "unbounded";

    private final Validators validators;
    private final Checker checker;
    private final Problem.Kind kind;
    private final List<Group> groups = new ArrayList<>();
    private final List<TestCase> cases = new ArrayList<>();

    /** What {@code test_group.yaml} says to the tests of a group. */
    private record Settings(List<String> arguments, List<String> flags) {}

    ModernTests(Validators validators, Checker checker, Problem.Kind kind) {
        this.validators = validators;
        this.checker = checker;
        this.kind = kind;
    }

    Tests read(Path data) throws IOException {
        for (String top : List.of("sample", "secret")) {
            Path folder = data.resolve(top);
            if (Files.isDirectory(folder)) {
                readTop(data, folder);
            }
        }
        return new Tests(checker, groups, cases, kind == Problem.Kind.PASS_FAIL ? OnFailure.STOP : OnFailure.CONTINUE);
    }

    private void readTop(Path data, Path folder) throws IOException {
        List<Path> inner = new TestFiles(data, folder).folders().stream()
                .filter(below -> Files.exists(below.resolve(GROUP_FILE)))
                .toList();
        YamlFile yaml = YamlFile.read(folder.resolve(GROUP_FILE));
        if (inner.isEmpty()) {
            readGroup(data, folder, yaml, folder.endsWith("secret") ? "sum" : "pass-fail",
                    folder.endsWith("secret") ? "100" : UNBOUNDED);
            return;
        }
        if (!yaml.text("score_aggregation").orElse("sum").equals("sum")) {
            throw yaml.problem("score_aggregation", "of several groups is what can't be used, unless it is sum");
        }
        for (Path group : inner) {
            readGroup(data, group, YamlFile.read(group.resolve(GROUP_FILE)), "pass-fail", UNBOUNDED);
        }
    }

    private void readGroup(Path data, Path folder, YamlFile yaml, String aggregation, String worth) throws IOException {
        List<TestCase> tests = new ArrayList<>();
        Settings settings = new Settings(
                yaml.words("args").orElse(List.of()), yaml.words("output_validator_args").orElse(List.of()));
        String name = new TestFiles(data, folder).groupName();
        readTests(data, folder, name, settings, tests);
        if (yaml.has("static_validation_score")) {
            throw yaml.problem("static_validation_score", "is given, and a static validator can't be used");
        }
        String text = yaml.text("max_score").orElse(worth);
        Optional<BigDecimal> most = text.equals(UNBOUNDED)
                ? Optional.empty()
                : yaml.number("max_score")
                        .or(() -> Optional.of(new BigDecimal(worth)));
        String how = yaml.text("score_aggregation").orElse(aggregation);
        Scoring scoring = switch (how) {
            case "pass-fail" -> new Scoring.AllOrNothing(most.orElse(BigDecimal.ZERO));
            case "sum" -> new Scoring.SumOfTests();
            case "min" -> new Scoring.LowestTest();
            default -> throw yaml.problem("score_aggregation", "is none of pass-fail, sum, min");
        };
        BigDecimal points = switch (scoring) {
            case Scoring.SumOfTests() -> tests.isEmpty()
                    ? BigDecimal.ZERO
                    : most.orElse(BigDecimal.ZERO).divide(BigDecimal.valueOf(tests.size()), MathContext.DECIMAL64);
            case Scoring.LowestTest(),Scoring.AllOrNothing(_) -> most.orElse(BigDecimal.ZERO);
        };
        OnFailure onFailure = how.equals("sum") ? OnFailure.CONTINUE : OnFailure.STOP;
        groups.add(new Group(name, scoring, onFailure, required(yaml)));
        tests.forEach(test -> cases.add(test.points(points)));
    }

    private static Set<String> required(YamlFile yaml) throws ProblemFormatException {
        Set<String> required = new HashSet<>();
        for (String name : yaml.words("require_pass").orElse(List.of())) {
            required.add(name);
        }
        return required;
    }

    private void readTests(Path data, Path folder, String group, Settings settings, List<TestCase> tests)
            throws IOException {
        TestFiles files = new TestFiles(data, folder);
        for (String name : files.names()) {
            YamlFile yaml = YamlFile.read(folder.resolve(name + ".yaml"));
            TestCase test = files.test(name).group(group);
            Input input = test.input().arguments(yaml.words("args").orElse(settings.arguments()));
            for (BoxFile file : besides(folder.resolve(name + ".files"))) {
                input = input.file(file);
            }
            List<String> flags = yaml.words("output_validator_args").orElse(settings.flags());
            tests.add(flags.isEmpty()
                    ? test.input(input)
                    : test.input(input).checker(validators.withFlags(checker, flags)));
        }
        for (Path below : files.folders()) {
            readTests(data, below, group, settings, tests);
        }
    }

    private static List<BoxFile> besides(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<BoxFile> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                files.add(new BoxFile(folder.relativize(file).toString(), Files.readAllBytes(file), Executable.NO));
            }
        }
        return files;
    }
}
