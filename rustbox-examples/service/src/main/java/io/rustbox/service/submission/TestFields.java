package io.rustbox.service.submission;

import io.rustbox.Command.BoxFile;
import io.rustbox.judge.Checker;
import io.rustbox.judge.Group;
import io.rustbox.judge.Input;
import io.rustbox.judge.Program;
import io.rustbox.judge.Submission;
import io.rustbox.judge.TestCase;
import io.rustbox.judge.TestData;
import io.rustbox.language.Language;
import io.rustbox.service.config.Settings;
import io.rustbox.service.json.BadJsonException;
import io.rustbox.service.json.Fields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a program is to pass: {@code tests}, or a single one, with {@code groups} and whatever decides. */
record TestFields(ProgramFields programs, Settings.Sizes sizes) {
    private static final int MOST_TESTS = 200;
    private static final int MOST_OUTPUT_FILE = 16 << 20;

    /** {@return the tests of a program, if the request has any} */
    Optional<Submission> read(Fields fields, Program program) throws BadJsonException {
        Optional<String> expected = fields.maybeText("expected_output");
        Optional<Checker> own = new CheckerFields(programs).read(fields);
        Checker checker = own.orElse(Checker.standard());
        List<TestCase> tests = tests(fields, program, checker);
        if (expected.isPresent() && !tests.isEmpty()) {
            throw new BadJsonException("expected_output: each of the tests has its own");
        }
        if (expected.isPresent() || tests.isEmpty() && own.isPresent() && !compares(checker)) {
            tests = List.of(single(fields, program, expected.orElse("")));
        }
        List<Group> groups = GroupFields.read(fields, tests);
        boolean stop = fields.truth("stop_on_failure").orElse(false);
        if (tests.isEmpty()) {
            requireNone(own.isPresent(), fields.at("checker"));
            requireNone(!groups.isEmpty(), fields.at("groups"));
            return Optional.empty();
        }
        try {
            Submission submission =
                    Submission.of(program).tests(groups, tests).checker(checker);
            return Optional.of(stop ? submission.stopOnFailure() : submission);
        } catch (IllegalArgumentException e) {
            throw new BadJsonException("tests: " + e.getMessage());
        }
    }

    private static void requireNone(boolean present, String place) throws BadJsonException {
        if (present) {
            throw new BadJsonException(place + ": there are no tests, and there is no expected_output");
        }
    }

    private TestCase single(Fields fields, Program program, String expected) throws BadJsonException {
        String answer = FileFields.sized(fields.at("expected_output"), expected, sizes.stdin());
        return TestCase.named("1")
                .input(Input.none().stdin(program.input().stdin()))
                .answer(TestData.of(answer));
    }

    private List<TestCase> tests(Fields fields, Program program, Checker checker) throws BadJsonException {
        List<TestCase> tests = new ArrayList<>();
        Language language = programs.language(program.language());
        for (Fields each : fields.objects("tests")) {
            String name = each.maybeText("name").orElse(Integer.toString(tests.size() + 1));
            tests.add(test(each, TestCase.named(name), language, program, checker));
            each.end();
        }
        if (tests.size() > MOST_TESTS) {
            throw new BadJsonException("tests: at most " + MOST_TESTS + " are accepted");
        }
        return tests;
    }

    private TestCase test(Fields fields, TestCase named, Language language, Program program, Checker checker)
            throws BadJsonException {
        Input input = new InputFields(sizes).read(fields, language, program.input().limits());
        requireApart(fields, program, input);
        Optional<Checker> own = new CheckerFields(programs).read(fields);
        String answer = compares(own.orElse(checker))
                ? fields.text("expected_output")
                : fields.maybeText("expected_output").orElse("");
        TestCase test = named.input(input)
                .group(fields.maybeText("group").orElse(Group.DEFAULT))
                .answer(TestData.of(FileFields.sized(fields.at("expected_output"), answer, sizes.stdin())))
                .points(GroupFields.points(fields).orElse(BigDecimal.ONE));
        if (own.isPresent()) {
            test = test.checker(own.get());
        }
        Optional<String> output = fields.maybeText("output_file");
        try {
            return output.isPresent() ? test.outputFile(output.get(), MOST_OUTPUT_FILE) : test;
        } catch (IllegalArgumentException e) {
            throw new BadJsonException(fields.at("output_file") + ": " + e.getMessage());
        }
    }

    /** The submission's files lie beside the test's. */
    private static void requireApart(Fields fields, Program program, Input input) throws BadJsonException {
        try {
            Input both = program.input();
            for (BoxFile file : input.files()) {
                both = both.file(file);
            }
        } catch (IllegalArgumentException e) {
            throw new BadJsonException(fields.at("files") + ": " + e.getMessage());
        }
    }

    private static boolean compares(Checker checker) {
        return switch (checker) {
            case Checker.ByComparison _ -> true;
            case Checker.ByProgram _, Checker.ByInteractor _ -> false;
        };
    }
}
