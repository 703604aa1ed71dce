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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The tests of a package of 2023-07 or later: {@code sample} is a group, and so is each folder in {@code secret} that has a
 * {@code test_group.yaml}, or else {@code secret} as a whole; other folders are part of the group that they lie in. What the
 * file says to tests holds below its folder too; what it says that is not known is refused.
 */
final class ModernTests {
    private static final String GROUP_FILE = "test_group.yaml";
    private static final Set<String> OF_TESTS = Set.of("args", "input_validator_args", "static_validator_args",
            "output_validator_args", "input_visualizer_args", "output_visualizer_args", "full_feedback");
    private static final Set<String> OF_GROUPS =
            and(OF_TESTS, "max_score", "score_aggregation", "static_validation_score", "require_pass");
    private static final Set<String> OF_TEST = and(OF_TESTS, "hint", "description");
    private static final GroupScore.Default SECRET = new GroupScore.Default("sum", "100");
    private static final GroupScore.Default GROUP = new GroupScore.Default("pass-fail", GroupScore.UNBOUNDED);

    private final Validators validators;
    private final Checker checker;
    private final Problem.Kind kind;
    private final List<Group> groups = new ArrayList<>();
    private final List<TestCase> cases = new ArrayList<>();

    /** What {@code test_group.yaml} says, of a folder or inherited, to its tests. */
    private record Settings(List<String> arguments, List<String> flags) {
        static final Settings NONE = new Settings(List.of(), List.of());

        Settings with(YamlFile yaml) throws ProblemFormatException {
            return new Settings(
                    yaml.words("args").orElse(arguments), yaml.words("output_validator_args").orElse(flags));
        }
    }

    ModernTests(Validators validators, Checker checker, Problem.Kind kind) {
        this.validators = validators;
        this.checker = checker;
        this.kind = kind;
    }

    Tests read(Path data) throws IOException {
        YamlFile all = YamlFile.read(data.resolve(GROUP_FILE));
        all.requireOnly(OF_TESTS);
        Settings settings = Settings.NONE.with(all);
        Path sample = data.resolve("sample");
        if (Files.isDirectory(sample)) {
            YamlFile yaml = YamlFile.read(sample.resolve(GROUP_FILE));
            yaml.requireOnly(OF_TESTS);
            List<TestCase> tests = tests(data, sample, settings.with(yaml));
            groups.add(
                    new Group(name(data, sample), new Scoring.AllOrNothing(BigDecimal.ZERO), OnFailure.STOP, Set.of()));
            tests.forEach(test -> cases.add(test.points(BigDecimal.ZERO)));
        }
        Path secret = data.resolve("secret");
        if (Files.isDirectory(secret)) {
            readSecret(data, secret, settings);
        }
        return new Tests(checker, groups, cases, kind == Problem.Kind.PASS_FAIL ? OnFailure.STOP : OnFailure.CONTINUE);
    }

    private void readSecret(Path data, Path secret, Settings inherited) throws IOException {
        YamlFile yaml = YamlFile.read(secret.resolve(GROUP_FILE));
        TestFiles files = new TestFiles(data, secret);
        List<Path> folders = files.folders();
        if (folders.stream().noneMatch(ModernTests::isGroup)) {
            readGroup(data, secret, yaml, inherited, Set.of(), SECRET);
            return;
        }
        for (Path folder : folders) {
            if (!isGroup(folder)) {
                throw new ProblemFormatException(folder, "has no " + GROUP_FILE + ", and folders beside it have");
            }
        }
        if (!files.names().isEmpty()) {
            throw new ProblemFormatException(secret, "holds both tests and groups of tests: "
                    + String.join(", ", files.names()));
        }
        yaml.requireOnly(OF_GROUPS);
        if (!yaml.text("score_aggregation").orElse("sum").equals("sum")) {
            throw yaml.problem("score_aggregation", "of several groups is what can't be used, unless it is sum");
        }
        GroupScore.refuseStaticValidation(yaml);
        Set<String> required = required(yaml);
        for (Path group : folders) {
            readGroup(data, group, YamlFile.read(group.resolve(GROUP_FILE)), inherited.with(yaml), required, GROUP);
        }
    }

    private void readGroup(
            Path data, Path folder, YamlFile yaml, Settings inherited, Set<String> alsoRequired,
            GroupScore.Default usual)
            throws IOException {
        yaml.requireOnly(OF_GROUPS);
        List<TestCase> tests = tests(data, folder, inherited.with(yaml));
        if (tests.isEmpty()) {
            throw new ProblemFormatException(folder, "is a group without tests");
        }
        GroupScore score = GroupScore.read(yaml, usual);
        if (kind == Problem.Kind.SCORING) {
            score.requireBound(yaml, checker);
        }
        Set<String> required = new HashSet<>(alsoRequired);
        required.addAll(required(yaml));
        groups.add(new Group(name(data, folder), score.scoring(), score.onFailure(), required));
        List<BigDecimal> points = score.pointsOf(tests.size());
        for (int i = 0; i < tests.size(); i++) {
            cases.add(tests.get(i).points(points.get(i)));
        }
    }

    private Set<String> required(YamlFile yaml) throws ProblemFormatException {
        List<String> known = groups.stream().map(Group::name).toList();
        List<String> required = yaml.words("require_pass").orElse(List.of());
        for (String name : required) {
            if (!known.contains(name)) {
                throw yaml.problem("require_pass", "names " + name + ", and the groups before are: "
                        + (known.isEmpty() ? "none" : String.join(", ", known)));
            }
        }
        return Set.copyOf(new HashSet<>(required));
    }

    private static boolean isGroup(Path folder) {
        return Files.exists(folder.resolve(GROUP_FILE));
    }

    private static String name(Path data, Path folder) {
        return new TestFiles(data, folder).groupName();
    }

    private List<TestCase> tests(Path data, Path folder, Settings settings) throws IOException {
        List<TestCase> tests = new ArrayList<>();
        readTests(data, folder, name(data, folder), settings, tests);
        return tests;
    }

    private void readTests(Path data, Path folder, String group, Settings settings, List<TestCase> tests)
            throws IOException {
        TestFiles files = new TestFiles(data, folder);
        for (String name : files.names()) {
            YamlFile yaml = YamlFile.read(folder.resolve(name + ".yaml"));
            yaml.requireOnly(OF_TEST);
            Settings own = settings.with(yaml);
            TestCase test = files.test(name).group(group);
            Input input = test.input().arguments(own.arguments());
            for (BoxFile file : besides(folder.resolve(name + ".files"))) {
                input = input.file(file);
            }
            tests.add(own.flags().isEmpty()
                    ? test.input(input)
                    : test.input(input).checker(validators.withFlags(checker, own.flags())));
        }
        for (Path below : files.folders()) {
            if (isGroup(below)) {
                throw new ProblemFormatException(below.resolve(GROUP_FILE), "makes a group inside of a group");
            }
            readTests(data, below, group, settings, tests);
        }
    }

    private static List<BoxFile> besides(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<BoxFile> files = new ArrayList<>();
        for (Path file : PlainFiles.below(folder)) {
            try {
                files.add(new BoxFile(folder.relativize(file).toString(), PlainFiles.read(file), Executable.NO));
            } catch (IllegalArgumentException e) {
                throw new ProblemFormatException(file, "can't be put beside the program by its name", e);
            }
        }
        return files;
    }

    private static Set<String> and(Set<String> some, String... others) {
        Set<String> all = new HashSet<>(some);
        all.addAll(List.of(others));
        return Set.copyOf(all);
    }
}
