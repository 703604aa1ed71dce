package io.rustbox.problems;

import io.rustbox.checker.Tokens;
import io.rustbox.checker.Tolerance;
import io.rustbox.judge.Checker;
import io.rustbox.judge.JudgeProgram;
import io.rustbox.judge.LimitOverrides;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** What checks the outputs of a package: its own validator, or the default one with its flags. */
final class Validators {
    /** What a package's own validator is there for. */
    enum Role {
        CHECKER,
        INTERACTOR
    }

    private final Path folder;
    private final LimitOverrides limits;

    Validators(Path folder, LimitOverrides limits) {
        this.folder = folder;
        this.limits = limits;
    }

    /** {@return the default output validator} */
    Checker comparison(List<String> flags) throws ProblemFormatException {
        Tokens tokens = Tokens.exact().anyCase();
        Optional<BigDecimal> absolute = Optional.empty();
        Optional<BigDecimal> relative = Optional.empty();
        for (Iterator<String> words = flags.iterator(); words.hasNext();) {
            String flag = words.next();
            switch (flag) {
                case "case_sensitive" -> tokens =
                        new Tokens(Tokens.Letters.TOLD_APART, tokens.spaces(), tokens.tolerance());
                case "space_change_sensitive" -> tokens = tokens.sameSpaces();
                case "float_absolute_tolerance" -> absolute = Optional.of(tolerance(flag, words));
                case "float_relative_tolerance" -> relative = Optional.of(tolerance(flag, words));
                case "float_tolerance" -> {
                    absolute = Optional.of(tolerance(flag, words));
                    relative = absolute;
                }
                default -> throw flag("the default output validator knows no flag " + flag);
            }
        }
        return new Checker.ByComparison(
                absolute.isPresent() || relative.isPresent()
                        ? tokens.within(new Tolerance(absolute, relative))
                        : tokens);
    }

    /** {@return the validator in {@code output_validators/}} */
    Checker legacy(Role role, List<String> flags) throws IOException {
        Path programs = folder.resolve("output_validators");
        List<Path> found = PlainFiles.in(programs);
        if (found.size() != 1) {
            throw new ProblemFormatException(programs,
                    "holds " + found.size() + " validators, and one is what can be used");
        }
        return checker(found.getFirst(), role, flags);
    }

    /** {@return the validator in {@code output_validator/}, or else the default one} */
    Checker modern(Role role) throws IOException {
        for (String name : List.of("output_validator", "output_validators")) {
            List<Path> found = PlainFiles.in(folder.resolve(name));
            if (!found.isEmpty()) {
                boolean oneProgram = name.equals("output_validator") && found.size() > 1;
                return checker(oneProgram ? folder.resolve(name) : found.getFirst(), role, List.of());
            }
        }
        if (role == Role.INTERACTOR) {
            throw new ProblemFormatException(folder.resolve("output_validator"),
                    "is not there, and an interactive problem needs one");
        }
        return comparison(List.of());
    }

    /** {@return {@code checker} with other flags} */
    Checker withFlags(Checker checker, List<String> flags) throws ProblemFormatException {
        return switch (checker) {
            case Checker.ByComparison _ -> comparison(flags);
            case Checker.ByProgram(JudgeProgram program) -> new Checker.ByProgram(flagged(program, flags));
            case Checker.ByInteractor(JudgeProgram program) -> new Checker.ByInteractor(flagged(program, flags));
        };
    }

    private static JudgeProgram flagged(JudgeProgram program, List<String> flags) {
        return new JudgeProgram(program.program().arguments(new ArrayList<>(flags)), program.convention());
    }

    private Checker checker(Path program, Role role, List<String> flags) throws IOException {
        JudgeProgram validator =
                JudgeProgram.icpc(Programs.read(program).arguments(flags).limits(limits));
        return switch (role) {
            case CHECKER -> new Checker.ByProgram(validator);
            case INTERACTOR -> new Checker.ByInteractor(validator);
        };
    }

    private BigDecimal tolerance(String flag, Iterator<String> words) throws ProblemFormatException {
        if (!words.hasNext()) {
            throw flag(flag + " without a number");
        }
        String word = words.next();
        try {
            BigDecimal bound = new BigDecimal(word);
            var _ = Tolerance.of(bound);
            return bound;
        } catch (IllegalArgumentException e) {
            throw flag(flag + " " + word + ", which is not a tolerance");
        }
    }

    private ProblemFormatException flag(String problem) {
        return new ProblemFormatException(folder, "flags of the validator: " + problem);
    }

}
