package io.rustbox.problems;

import static java.util.Objects.requireNonNull;

import io.rustbox.judge.Checker;
import io.rustbox.judge.Group;
import io.rustbox.judge.LimitOverrides;
import io.rustbox.judge.Program;
import io.rustbox.judge.Submission;
import io.rustbox.judge.TestCase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A problem as its package describes it.
 *
 * @param name of the package's folder
 * @param kind whether submissions earn points
 * @param limits of each run, as far as the package has any
 * @param groups in the order in which they count
 * @param tests in that order
 * @param onFailure whether the tests after the first failed one are needless
 */
public record Problem(
        String name,
        Kind kind,
        LimitOverrides limits,
        Checker checker,
        List<Group> groups,
        List<TestCase> tests,
        Group.OnFailure onFailure) {
    /** Whether submissions earn points. */
    public enum Kind {
        PASS_FAIL,
        SCORING
    }

    /** Copies the lists. */
    public Problem {
        requireNonNull(name, "name");
        requireNonNull(kind, "kind");
        requireNonNull(limits, "limits");
        requireNonNull(checker, "checker");
        requireNonNull(groups, "groups");
        requireNonNull(tests, "tests");
        requireNonNull(onFailure, "onFailure");
        groups = List.copyOf(groups);
        tests = List.copyOf(tests);
    }

    /**
     * Reads a package.
     *
     * @throws ProblemFormatException if it is none, or can't be judged as it says; names the file
     * @throws IOException if a file can't be read
     */
    public static Problem read(Path folder) throws IOException {
        return new ProblemReader(folder.toAbsolutePath().normalize()).read();
    }

    /** {@return the submission of {@code program} to this problem, whose own limits count more than the package's} */
    public Submission submission(Program program) {
        LimitOverrides own = program.input().limits();
        LimitOverrides both = limits;
        for (var override : own.amounts().entrySet()) {
            both = both.with(override.getKey(), override.getValue());
        }
        return new Submission(program.limits(both), tests, groups, checker, onFailure);
    }
}
