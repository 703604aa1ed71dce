package io.rustbox.service.submission;

import io.rustbox.checker.Comparison;
import io.rustbox.checker.Exact;
import io.rustbox.checker.Lines;
import io.rustbox.checker.Tokens;
import io.rustbox.checker.Tolerance;
import io.rustbox.checker.UnorderedLines;
import io.rustbox.judge.Checker;
import io.rustbox.service.json.BadJsonException;
import io.rustbox.service.json.Fields;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Reads {@code checker} and {@code interactor}.
 *
 * <pre>
 * checker    = kind | {kind: "program", program} | {kind: "tokens", tolerance?, ignore_case?, same_spaces?} | {kind}
 * kind       = "lines" | "exact" | "tokens" | "unordered_lines"
 * interactor = {program}
 * </pre>
 */
record CheckerFields(ProgramFields programs) {
    private static final String KINDS = "lines, exact, tokens or unordered_lines";

    /** {@return what decides, if anything is said of it} */
    Optional<Checker> read(Fields fields) throws BadJsonException {
        Optional<Checker> checker = checker(fields);
        Optional<Fields> interactor = fields.object("interactor");
        if (interactor.isEmpty()) {
            return checker;
        }
        if (checker.isPresent()) {
            throw new BadJsonException(fields.at("checker") + ": the interactor decides");
        }
        Checker decides = new Checker.ByInteractor(programs.ofJudge(interactor.get()));
        interactor.get().end();
        return Optional.of(decides);
    }

    private Optional<Checker> checker(Fields fields) throws BadJsonException {
        if (fields.hasObject("checker")) {
            return fields.object("checker").isPresent() ? Optional.of(object(fields)) : Optional.empty();
        }
        Optional<String> name = fields.maybeText("checker");
        return name.isPresent()
                ? Optional.of(new Checker.ByComparison(plain(fields.at("checker"), name.get())))
                : Optional.empty();
    }

    private Checker object(Fields fields) throws BadJsonException {
        Fields own = fields.object("checker").orElseThrow();
        String kind = own.text("kind");
        Checker checker = switch (kind) {
            case "program" -> new Checker.ByProgram(programs.ofJudge(own));
            case "tokens" -> new Checker.ByComparison(tokens(own));
            default -> new Checker.ByComparison(plain(own.at("kind"), kind));
        };
        own.end();
        return checker;
    }

    private static Comparison plain(String place, String kind) throws BadJsonException {
        return switch (kind) {
            case "lines" -> new Lines();
            case "exact" -> new Exact();
            case "tokens" -> Tokens.exact();
            case "unordered_lines" -> new UnorderedLines();
            default -> throw new BadJsonException(place + ": expected " + KINDS);
        };
    }

    private static Tokens tokens(Fields fields) throws BadJsonException {
        Tokens tokens = Tokens.exact();
        if (fields.truth("ignore_case").orElse(false)) {
            tokens = tokens.anyCase();
        }
        if (fields.truth("same_spaces").orElse(false)) {
            tokens = tokens.sameSpaces();
        }
        Optional<Tolerance> tolerance = tolerance(fields);
        return tolerance.isPresent() ? tokens.within(tolerance.get()) : tokens;
    }

    private static Optional<Tolerance> tolerance(Fields fields) throws BadJsonException {
        Optional<BigDecimal> both = fields.number("tolerance");
        Optional<BigDecimal> absolute = fields.number("absolute_tolerance");
        Optional<BigDecimal> relative = fields.number("relative_tolerance");
        if (both.isPresent() && (absolute.isPresent() || relative.isPresent())) {
            throw new BadJsonException(fields.at("tolerance") + ": it is the absolute and the relative one at once");
        }
        if (both.isEmpty() && absolute.isEmpty() && relative.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(both.map(Tolerance::of).orElseGet(() -> new Tolerance(absolute, relative)));
        } catch (IllegalArgumentException e) {
            throw new BadJsonException(fields.at("tolerance") + ": expected a number from 0, such as 1e-6");
        }
    }
}
