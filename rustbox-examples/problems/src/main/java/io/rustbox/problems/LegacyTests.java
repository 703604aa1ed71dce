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
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The tests of a legacy package: every folder with tests is a group, and {@code testdata.yaml} holds for a folder and those
 * below it. Points are added up from group to group; other ways to aggregate them above groups are refused.
 */
final class LegacyTests {
    private static final Set<String> ORDER_OF_ERRORS = Set.of("first_error", "worst_error");

    private final Validators validators;
    private final Checker checker;
    private final Problem.Kind kind;
    private final List<Group> groups = new ArrayList<>();
    private final List<TestCase> cases = new ArrayList<>();

    /** What {@code testdata.yaml} says, of a folder or inherited. */
    private record Settings(OnFailure onReject, BigDecimal acceptScore, List<String> graderFlags, List<String> flags) {
        static final Settings DEFAULT = new Settings(OnFailure.STOP, BigDecimal.ONE, List.of(), List.of());
    }

    LegacyTests(Validators validators, Checker checker, Problem.Kind kind) {
        this.validators = validators;
        this.checker = checker;
        this.kind = kind;
    }

    Tests read(Path data) throws IOException {
        Settings root = settings(data, Settings.DEFAULT);
        boolean ignoreSample = root.graderFlags().contains("ignore_sample");
        for (String top : List.of("sample", "secret")) {
            Path folder = data.resolve(top);
            if (Files.isDirectory(folder)) {
                Settings own = settings(folder, withoutGrader(root));
                boolean worthless = top.equals("sample") && ignoreSample;
                read(data, folder, worthless ? worthless(own) : own, Set.of());
            }
        }
        return new Tests(checker, groups, cases, root.onReject());
    }

    /** Tests of the folder itself come before those of the folders below. */
    private void read(Path data, Path folder, Settings settings, Set<String> requires) throws IOException {
        TestFiles files = new TestFiles(data, folder);
        List<String> names = files.names();
        List<Path> below = files.folders();
        Set<String> before = requires;
        if (!names.isEmpty()) {
            groups.add(new Group(files.groupName(), scoring(folder, settings), settings.onReject(), before));
            for (String name : names) {
                cases.add(flagged(files.test(name).points(settings.acceptScore()), settings));
            }
            before = next(before, files.groupName(), settings);
        }
        if (!below.isEmpty() && settings.graderFlags().contains("min")) {
            throw new ProblemFormatException(folder,
                    "the lowest score of several groups is no scoring that can be used");
        }
        for (Path inner : below) {
            int known = groups.size();
            read(data, inner, settings(inner, settings), before);
            for (Group group : groups.subList(known, groups.size())) {
                before = next(before, group.name(), settings);
            }
        }
    }

    private static Set<String> next(Set<String> before, String group, Settings settings) {
        if (settings.onReject() == OnFailure.CONTINUE) {
            return before;
        }
        Set<String> more = new java.util.HashSet<>(before);
        more.add(group);
        return Set.copyOf(more);
    }

    private TestCase flagged(TestCase test, Settings settings) throws ProblemFormatException {
        return settings.flags().isEmpty() ? test : test.checker(validators.withFlags(checker, settings.flags()));
    }

    private static Scoring scoring(Path folder, Settings settings) throws ProblemFormatException {
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
            boolean known = ORDER_OF_ERRORS.contains(flag) || Set.of("sum", "min", "ignore_sample").contains(flag);
            boolean ofVerdict = flag.equals("accept_if_any_accepted") && kind == Problem.Kind.SCORING;
            if (!known && !ofVerdict) {
                throw yaml.problem("grader_flags", "has " + flag + ", which can't be used");
            }
        }
        Optional<List<String>> flags = outputValidatorFlags(yaml);
        return new Settings(onReject, yaml.number("accept_score").orElse(inherited.acceptScore()), grader,
                flags.orElse(inherited.flags()));
    }

    private static Optional<List<String>> outputValidatorFlags(YamlFile yaml) throws ProblemFormatException {
        String key = "output_validator_flags";
        return yaml.members().get(key) instanceof java.util.Map<?, ?>
                ? yaml.map(key).words("flags")
                : yaml.words(key);
    }

    private static Settings withoutGrader(Settings settings) {
        return new Settings(settings.onReject(), settings.acceptScore(), List.of(), settings.flags());
    }

    private static Settings worthless(Settings settings) {
        return new Settings(settings.onReject(), BigDecimal.ZERO, List.of(), settings.flags());
    }
}
