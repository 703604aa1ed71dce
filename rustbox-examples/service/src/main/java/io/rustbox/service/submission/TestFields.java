package io.rustbox.service.submission;

import io.rustbox.checker.Comparison;
import io.rustbox.checker.Exact;
import io.rustbox.checker.Lines;
import io.rustbox.checker.Tokens;
import io.rustbox.checker.UnorderedLines;
import io.rustbox.judge.Program;
import io.rustbox.judge.Submission;
import io.rustbox.judge.TestCase;
import io.rustbox.judge.TestData;
import io.rustbox.service.config.Settings;
import io.rustbox.service.json.BadJsonException;
import io.rustbox.service.json.Fields;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code tests}, {@code expected_output}, {@code checker} and {@code stop_on_failure}. */
record TestFields(Settings.Sizes sizes) {
    private static final int MOST_TESTS = 200;
    private static final BigDecimal MOST_POINTS = BigDecimal.valueOf(1_000_000);

    /** {@return the tests of a program, if the request has any} */
    Optional<Submission> read(Fields fields, Program program, String stdin) throws BadJsonException {
        Optional<String> expected = fields.maybeText("expected_output");
        List<TestCase> tests = tests(fields);
        Comparison comparison = comparison(fields);
        boolean stop = fields.truth("stop_on_failure").orElse(false);
        if (expected.isPresent()) {
            if (!tests.isEmpty()) {
                throw new BadJsonException("expected_output: each of the tests has its own");
            }
            tests = List.of(test("1", stdin, sized(fields.at("expected_output"), expected.get())));
        }
        if (tests.isEmpty()) {
            return Optional.empty();
        }
        try {
            Submission submission = Submission.of(program).checker(comparison);
            for (TestCase test : tests) {
                submission = submission.test(test);
            }
            return Optional.of(stop ? submission.stopOnFailure() : submission);
        } catch (IllegalArgumentException e) {
            throw new BadJsonException("tests: " + e.getMessage());
        }
    }

    private List<TestCase> tests(Fields fields) throws BadJsonException {
        List<TestCase> tests = new ArrayList<>();
        for (Fields each : fields.objects("tests")) {
            String name = each.maybeText("name").orElse(Integer.toString(tests.size() + 1));
            String stdin = sized(each.at("stdin"), each.maybeText("stdin").orElse(""));
            String answer = sized(each.at("expected_output"), each.text("expected_output"));
            tests.add(test(name, stdin, answer).points(points(each)));
            each.end();
        }
        if (tests.size() > MOST_TESTS) {
            throw new BadJsonException("tests: at most " + MOST_TESTS + " are accepted");
        }
        return tests;
    }

    private static BigDecimal points(Fields fields) throws BadJsonException {
        BigDecimal points = fields.number("points").orElse(BigDecimal.ONE);
        if (points.signum() < 0 || points.compareTo(MOST_POINTS) > 0 || points.scale() > 6) {
            throw new BadJsonException(fields.at("points") + ": expected a number from 0 to " + MOST_POINTS
                    + ", of at most six decimal places");
        }
        return points;
    }

    private static TestCase test(String name, String stdin, String answer) {
        return TestCase.named(name).stdin(TestData.of(stdin)).answer(TestData.of(answer));
    }

    private static Comparison comparison(Fields fields) throws BadJsonException {
        String name = fields.maybeText("checker").orElse("lines");
        return switch (name) {
            case "lines" -> new Lines();
            case "exact" -> new Exact();
            case "tokens" -> Tokens.exact();
            case "unordered_lines" -> new UnorderedLines();
            default -> throw new BadJsonException("checker: expected lines, exact, tokens or unordered_lines");
        };
    }

    private String sized(String place, String text) throws BadJsonException {
        if (text.length() > sizes.stdin() || text.getBytes(StandardCharsets.UTF_8).length > sizes.stdin()) {
            throw new BadJsonException(place + " is too long: at most " + sizes.stdin() + " bytes are accepted");
        }
        return text;
    }
}
