package io.rustbox.judge;

import static java.util.Objects.requireNonNull;

import io.rustbox.Command;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One test of a submission. Immutable; every method answers a changed copy.
 *
 * @param name unique in its submission
 * @param group the name of the group that it belongs to
 * @param input what the program is given besides what its submission gives to every test; with an interactor, standard
 *     input is the interactor's
 * @param answer what is expected, or whatever else a checker program takes for its answer file
 * @param output where the program leaves what is checked
 * @param checker what decides about this test instead of the submission's checker
 * @param points what an accepted output earns, unless the checker says how much
 */
public record TestCase(
        String name,
        String group,
        Input input,
        TestData answer,
        CheckedOutput output,
        Optional<Checker> checker,
        BigDecimal points) {
    /** Checks that the points are not negative, and that what is on standard input can be read twice. */
    public TestCase {
        requireNonNull(name, "name");
        requireNonNull(group, "group");
        requireNonNull(input, "input");
        requireNonNull(answer, "answer");
        requireNonNull(output, "output");
        requireNonNull(checker, "checker");
        requireNonNull(points, "points");
        if (points.signum() < 0) {
            throw new IllegalArgumentException("a test can't earn less than nothing: " + points);
        }
        if (input.stdin() instanceof Command.Input.FromPipe) {
            throw new IllegalArgumentException("the input of a test can't be a pipe: the checker reads it too");
        }
    }

    /** {@return a test of 1 point, of group {@value Group#DEFAULT}, that gives no input and expects no output} */
    public static TestCase named(String name) {
        return new TestCase(
                name, Group.DEFAULT, Input.none(), TestData.none(), new CheckedOutput.Stdout(),
                Optional.empty(), BigDecimal.ONE);
    }

    /** {@return this test in another group} */
    public TestCase group(String other) {
        return new TestCase(name, other, input, answer, output, checker, points);
    }

    /** {@return this test with another input} */
    public TestCase input(Input other) {
        return new TestCase(name, group, other, answer, output, checker, points);
    }

    /** {@return this test with {@code data} on standard input} */
    public TestCase stdin(TestData data) {
        requireNonNull(data, "data");
        return input(input.stdin(data.asInput()));
    }

    /** {@return this test, of which {@code data} is expected} */
    public TestCase answer(TestData data) {
        return new TestCase(name, group, input, data, output, checker, points);
    }

    /** {@return this test, in which what the program leaves in a file is checked instead of its standard output} */
    public TestCase outputFile(String path, int maxBytes) {
        CheckedOutput file = new CheckedOutput.File(Command.Collected.file(path, maxBytes));
        return new TestCase(name, group, input, answer, file, checker, points);
    }

    /** {@return this test with a checker of its own} */
    public TestCase checker(Checker own) {
        requireNonNull(own, "own");
        return new TestCase(name, group, input, answer, output, Optional.of(own), points);
    }

    /** {@return this test with limits of its own} */
    public TestCase limits(LimitOverrides overrides) {
        return input(input.limits(overrides));
    }

    /** {@return this test, worth so much} */
    public TestCase points(BigDecimal worth) {
        return new TestCase(name, group, input, answer, output, checker, worth);
    }
}
