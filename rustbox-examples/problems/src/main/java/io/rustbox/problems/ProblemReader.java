package io.rustbox.problems;

import io.rustbox.judge.Checker;
import io.rustbox.judge.LimitName;
import io.rustbox.judge.LimitOverrides;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code problem.yaml} and what stands beside it. */
final class ProblemReader {
    private static final List<String> LEGACY = List.of("legacy", "legacy-icpc");
    private static final List<String> MODERN = List.of("2023-07-draft", "2023-07", "2025-09-draft", "2025-09");
    private static final List<String> TYPES = List.of("pass-fail", "scoring", "interactive");
    private static final Pattern INI_TIME_LIMIT =
            Pattern.compile("(?m)^\\s*timelimit\\s*=\\s*['\"]?([0-9.]+)['\"]?\\s*$");
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);
    private static final BigDecimal MEBIBYTE = BigDecimal.valueOf(1 << 20);

    private final Path folder;

    ProblemReader(Path folder) {
        this.folder = folder;
    }

    Problem read() throws IOException {
        Path file = folder.resolve("problem.yaml");
        if (!Files.isRegularFile(file)) {
            throw new ProblemFormatException(file, "is not there, so this is no problem package");
        }
        YamlFile yaml = YamlFile.read(file);
        String version = yaml.text("problem_format_version").orElse("legacy");
        List<String> types = yaml.words("type").orElse(List.of("pass-fail"));
        for (String type : types) {
            if (!TYPES.contains(type)) {
                throw yaml.problem("type", "is " + type + ", and what can be judged is " + String.join(", ", TYPES));
            }
        }
        refuseWhatIsLeftOut(yaml);
        Problem.Kind kind = types.contains("scoring") ? Problem.Kind.SCORING : Problem.Kind.PASS_FAIL;
        Validators validators =
                new Validators(folder, limits(yaml.map("limits"), "validation_time", "validation_memory",
                        "validation_output"));
        Tests tests;
        if (LEGACY.contains(version)) {
            Checker checker = legacyChecker(yaml, validators);
            tests = new LegacyTests(validators, checker, kind).read(folder.resolve("data"));
        } else if (MODERN.contains(version)) {
            Checker checker = validators.modern(role(types));
            tests = new ModernTests(validators, checker, kind).read(folder.resolve("data"));
        } else {
            throw yaml.problem("problem_format_version", "is " + version + ", and what can be read is "
                    + String.join(", ", LEGACY) + ", " + String.join(", ", MODERN));
        }
        if (tests.cases().isEmpty()) {
            throw new ProblemFormatException(folder.resolve("data"), "has no tests");
        }
        return new Problem(String.valueOf(folder.getFileName()), kind, limits(yaml), tests.checker(), tests.groups(),
                tests.cases(), tests.onFailure());
    }

    private void refuseWhatIsLeftOut(YamlFile yaml) throws IOException {
        Path include = folder.resolve("include");
        if (!PlainFiles.in(include).isEmpty()) {
            throw new ProblemFormatException(include, "is to be put into every submission, which can't be done");
        }
        if (!yaml.map("constants").members().isEmpty()) {
            throw yaml.problem("constants", "are to be put into the package's own programs, which can't be done");
        }
    }

    private static Checker legacyChecker(YamlFile yaml, Validators validators) throws IOException {
        List<String> validation = yaml.words("validation").orElse(List.of("default"));
        List<String> flags = yaml.words("validator_flags").orElse(List.of());
        return switch (validation.isEmpty() ? "" : validation.getFirst()) {
            case "default" -> validators.comparison(flags);
            case "custom" -> validators.legacy(role(validation), flags);
            default -> throw yaml.problem("validation", "begins with neither default nor custom");
        };
    }

    private static Validators.Role role(List<String> words) {
        return words.contains("interactive") ? Validators.Role.INTERACTOR : Validators.Role.CHECKER;
    }

    private LimitOverrides limits(YamlFile yaml) throws IOException {
        YamlFile own = yaml.map("limits");
        LimitOverrides limits = limits(own, "time_limit", "memory", "output");
        Optional<BigDecimal> besides = timeLimitBesides();
        return besides.isPresent() ? limits.cpu(time(folder.resolve(".timelimit"), besides.get())) : limits;
    }

    private static LimitOverrides limits(YamlFile yaml, String time, String memory, String output)
            throws ProblemFormatException {
        LimitOverrides limits = LimitOverrides.none();
        Optional<BigDecimal> seconds = yaml.number(time);
        if (seconds.isPresent()) {
            limits = limits.cpu(time(yaml.path(), seconds.get()));
        }
        limits = size(yaml, memory, LimitName.MEMORY, limits);
        return size(yaml, output, LimitName.OUTPUT, limits);
    }

    private static LimitOverrides size(YamlFile yaml, String key, LimitName limit, LimitOverrides limits)
            throws ProblemFormatException {
        Optional<BigDecimal> mebibytes = yaml.number(key);
        if (mebibytes.isEmpty()) {
            return limits;
        }
        BigDecimal bytes = mebibytes.get().multiply(MEBIBYTE);
        if (bytes.compareTo(BigDecimal.ONE) < 0 || bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw yaml.problem(key, "is not a size in MiB: " + mebibytes.get());
        }
        return limits.with(limit, bytes.longValue());
    }

    /** Judging systems keep the time limit of a legacy package beside its {@code problem.yaml}. */
    private Optional<BigDecimal> timeLimitBesides() throws IOException {
        Path plain = folder.resolve(".timelimit");
        if (Files.isRegularFile(plain)) {
            return Optional.of(number(plain, Files.readString(plain, StandardCharsets.UTF_8).strip()));
        }
        Path ini = folder.resolve("domjudge-problem.ini");
        if (!Files.isRegularFile(ini)) {
            return Optional.empty();
        }
        Matcher matcher = INI_TIME_LIMIT.matcher(Files.readString(ini, StandardCharsets.UTF_8));
        return matcher.find() ? Optional.of(number(ini, matcher.group(1))) : Optional.empty();
    }

    private static BigDecimal number(Path file, String text) throws ProblemFormatException {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new ProblemFormatException(file, "not a time limit in seconds: " + text, e);
        }
    }

    private static Duration time(Path file, BigDecimal seconds) throws ProblemFormatException {
        BigDecimal nanos = seconds.multiply(NANOS);
        if (nanos.compareTo(BigDecimal.ONE) < 0 || nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new ProblemFormatException(file, "not a time limit in seconds: " + seconds);
        }
        return Duration.ofNanos(nanos.longValue());
    }
}
