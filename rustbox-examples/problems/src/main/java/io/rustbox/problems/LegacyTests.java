package io.rustbox.problems;

import io.rustbox.judge.Checker;
import io.rustbox.judge.Group;
import io.rustbox.judge.Group.OnFailure;
import io.rustbox.judge.Group.Scoring;
import io.rustbox.judge.TestCase;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tests of a legacy package: every folder with tests is a group, and {@code testdata.yaml} holds for a folder and those
 * below it. A folder that breaks on a rejected test or folder makes what follows in it, and nothing outside, require what
 * came before. Points are added up from group to group; other ways to aggregate them above groups are refused. Samples that
 * are ignored count neither for the verdict nor for the points, so they are not run.
 */
final class LegacyTests {
    private static final Set<String> SETTINGS = Set.of("on_reject", "grading", "grader_flags", "input_validator_flags",
            "output_validator_flags", "accept_score", "reject_score", "range");
    private static final String IGNORE_SAMPLE = "ignore_sample";
    private static final Set<String> GRADER_FLAGS = Set.of("first_error", "worst_error", "sum", "min", IGNORE_SAMPLE);

    private final Validators validators;
    private final Checker checker;
    private final Problem.Kind kind;
    private final List<Group> groups = new ArrayList<>();
    private final List<TestCase> cases = new ArrayList<>();

    /** What {@code testdata.yaml} says, of a folder or inherited. */
    private record Settings(OnFailure onReject, BigDecimal acceptScore, List<String> graderFlags, List<String> flags) {
        static final Settings DEFAULT = new Settings(OnFailure.STOP, BigDecimal.ONE, List.of(), List.of());

        /** {@return what the folders in {@code data} inherit: all but what is a matter of the root alone} */
        Settings below() {
            List<String> inherited = graderFlags.stream().filter(flag -> !flag.equals(IGNORE_SAMPLE)).toList();
            return new Settings(onReject, acceptScore, inherited, flags);
        }
    }

    LegacyTests(Validators validators, Checker checker, Problem.Kind kind) {
        this.validators = validators;
        this.checker = checker;
        this.kind = kind;
    }

    Tests read(Path data) throws IOException {
        Settings root = settings(data, Settings.DEFAULT);
        if (isLowest(root)) {
            throw new ProblemFormatException(data,
                    "the lower score of sample and secret is no scoring that can be used");
        }
        Set<String> requires = Set.of();
        for (String top : root.graderFlags().contains(IGNORE_SAMPLE)
                ? List.of("secret")
                : List.of("sample", "secret")) {
            Path folder = data.resolve(top);
            if (Files.isDirectory(folder)) {
                read(data, folder, settings(folder, root.below()), requires);
                requires = next(requires, groups, root);
            }
        }
        return new Tests(checker, groups, cases, OnFailure.CONTINUE);
    }

    /** Tests of the folder itself come before those of the folders below. */
    private void read(Path data, Path folder, Settings settings, Set<String> requires) throws IOException {
        TestFiles files = new TestFiles(data, folder);
        List<String> names = files.names();
        List<Path> below = files.folders();
        Set<String> before = requires;
        if (!names.isEmpty()) {
            groups.add(new Group(files.groupName(), scoring(settings), settings.onReject(), before));
            for (String name : names) {
                cases.add(flagged(files.test(name).points(settings.acceptScore()), settings));
            }
            before = next(before, groups.subList(groups.size() - 1, groups.size()), settings);
        }
        if (settings.graderFlags().contains(IGNORE_SAMPLE)) {
            throw new ProblemFormatException(folder, "has " + IGNORE_SAMPLE + ", which is for all tests together");
        }
        if (!below.isEmpty() && isLowest(settings)) {
            throw new ProblemFormatException(folder,
                    "the lowest score of several groups is no scoring that can be used");
        }
        for (Path inner : below) {
            int known = groups.size();
            read(data, inner, settings(inner, settings), before);
            before = next(before, groups.subList(known, groups.size()), settings);
        }
    }

    /** {@return what comes after {@code judged} requires, in a folder of these settings} */
    private static Set<String> next(Set<String> before, List<Group> judged, Settings settings) {
        if (settings.onReject() == OnFailure.CONTINUE) {
            return before;
        }
        Set<String> more = new HashSet<>(before);
        judged.forEach(group -> more.add(group.name()));
        return Set.copyOf(more);
    }

    private TestCase flagged(TestCase test, Settings settings) throws ProblemFormatException {
        return settings.flags().isEmpty() ? test : test.checker(validators.withFlags(checker, settings.flags()));
    }

    private boolean isLowest(Settings settings) {
        return kind == Problem.Kind.SCORING && scoring(settings) instanceof Scoring.LowestTest;
    }

    private static Scoring scoring(Settings settings) {
        Scoring scoring = new Scoring.SumOfTests();
        for (String flag : settings.graderFlags()) {
            scoring = switch (flag) {
                case "sum" -> new Scoring.SumOfTests();
                case "min" -> new Scoring.LowestTest();
                default -> scoring;
            };
        }
        return scoring;
    }

    private Settings settings(Path folder, Settings inherited) throws IOException {
        YamlFile yaml = YamlFile.read(folder.resolve("testdata.yaml"));
        yaml.requireOnly(SETTINGS);
        if (yaml.text("grading").orElse("default").equals("custom")) {
            throw yaml.problem("grading", "is custom, and a package's own grader can't be used");
        }
        OnFailure onReject = switch (yaml.text("on_reject").orElse("")) {
            case "break" -> OnFailure.STOP;
            case "continue" -> OnFailure.CONTINUE;
            case "" -> inherited.onReject();
            default -> throw yaml.problem("on_reject", "is neither break nor continue");
        };
        List<String> grader = yaml.words("grader_flags").orElse(inherited.graderFlags());
        for (String flag : grader) {
            if (!GRADER_FLAGS.contains(flag)) {
                throw yaml.problem("grader_flags", "has " + flag + ", which can't be used");
            }
        }
        if (yaml.number("reject_score").orElse(BigDecimal.ZERO).signum() != 0) {
            throw yaml.problem("reject_score", "is not 0, and a test that failed earns nothing");
        }
        Optional<List<String>> flags = outputValidatorFlags(yaml);
        return new Settings(onReject, yaml.points("accept_score").orElse(inherited.acceptScore()), grader,
                flags.orElse(inherited.flags()));
    }

    private static Optional<List<String>> outputValidatorFlags(YamlFile yaml) throws ProblemFormatException {
        String key = "output_validator_flags";
        return yaml.members().get(key) instanceof Map<?, ?>
                ? yaml.map(key).words("flags")
                : yaml.words(key);
    }
}
