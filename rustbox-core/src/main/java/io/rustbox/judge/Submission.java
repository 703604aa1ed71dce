package io.rustbox.judge;

import static java.util.Objects.requireNonNull;

import io.rustbox.checker.Comparison;
import io.rustbox.judge.Group.OnFailure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program and the tests that it is to pass. Immutable; every method answers a changed copy.
 *
 * <pre>{@code
 * Submission.of("cpp", source).test("1 2", "3").test("3 4", "7")
 * }</pre>
 *
 * @param program compiled once; its input is given to every test, and where a test's own says something else, that holds:
 *     limit by limit, and the arguments and files come before the test's; its standard input is not used
 * @param tests in the order in which they count
 * @param groups in their order; the tests of one stand together
 * @param checker what decides about the output of an accepted run
 * @param onFailure what becomes of all the tests after the first one that failed
 */
public record Submission(
        Program program, List<TestCase> tests, List<Group> groups, Checker checker, OnFailure onFailure) {
    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if two tests or groups have one name, a test's group is not there, the tests of a
     *     group don't stand together, or a group requires one that doesn't come before it
     */
    public Submission {
        requireNonNull(program, "program");
        requireNonNull(tests, "tests");
        requireNonNull(groups, "groups");
        requireNonNull(checker, "checker");
        requireNonNull(onFailure, "onFailure");
        tests = List.copyOf(tests);
        groups = List.copyOf(groups);
        checkNames("tests", tests.stream().map(TestCase::name));
        checkNames("groups", groups.stream().map(Group::name));
        checkGroups(tests, groups);
    }

    /** {@return a submission of one source, in UTF-8, without tests} */
    public static Submission of(String language, String source) {
        return of(Program.of(language, source));
    }

    /** {@return a submission of {@code program} without tests} */
    public static Submission of(Program program) {
        return new Submission(
                program, List.of(), List.of(Group.named(Group.DEFAULT)), Checker.standard(), OnFailure.CONTINUE);
    }

    /** {@return this with one more test, named by its number: {@code answer} is expected for {@code input}} */
    public Submission test(String input, String answer) {
        return test(TestCase.named(Integer.toString(tests.size() + 1))
                .stdin(TestData.of(input))
                .answer(TestData.of(answer)));
    }

    /** {@return this with one more test} */
    public Submission test(TestCase test) {
        requireNonNull(test, "test");
        List<TestCase> more = new ArrayList<>(tests);
        more.add(test);
        return new Submission(program, more, groups, checker, onFailure);
    }

    /** {@return this with these tests and groups instead of those that it has} */
    public Submission tests(List<Group> theirGroups, List<TestCase> others) {
        return new Submission(program, others, theirGroups, checker, onFailure);
    }

    /** {@return this, checked by a comparison} */
    public Submission checker(Comparison comparison) {
        return checker(new Checker.ByComparison(comparison));
    }

    /** {@return this, checked by a program} */
    public Submission checker(JudgeProgram checkerProgram) {
        return checker(new Checker.ByProgram(checkerProgram));
    }

    /** {@return this, with an interactor that decides} */
    public Submission interactor(JudgeProgram interactor) {
        return checker(new Checker.ByInteractor(interactor));
    }

    /** {@return this with another checker} */
    public Submission checker(Checker other) {
        return new Submission(program, tests, groups, other, onFailure);
    }

    /** {@return this, of which nothing is run after the first failed test} */
    public Submission stopOnFailure() {
        return new Submission(program, tests, groups, checker, OnFailure.STOP);
    }

    private static void checkNames(String what, Stream<String> names) {
        Set<String> seen = new HashSet<>();
        String twice = names.filter(name -> !seen.add(name)).collect(Collectors.joining(", "));
        if (!twice.isEmpty()) {
            throw new IllegalArgumentException("several " + what + " of one name: " + twice);
        }
    }

    private static void checkGroups(List<TestCase> tests, List<Group> groups) {
        List<String> names = groups.stream().map(Group::name).toList();
        List<Integer> order = new ArrayList<>();
        for (TestCase test : tests) {
            int place = names.indexOf(test.group());
            if (place < 0) {
                throw new IllegalArgumentException("test " + test.name() + " is of group " + test.group()
                        + ", and there are " + String.join(", ", names));
            }
            order.add(place);
        }
        List<Integer> sorted = new ArrayList<>(order);
        Collections.sort(sorted);
        if (!sorted.equals(order)) {
            throw new IllegalArgumentException("the tests don't come in the order of their groups: "
                    + String.join(", ", names));
        }
        for (int i = 0; i < groups.size(); i++) {
            if (!names.subList(0, i).containsAll(groups.get(i).requires())) {
                throw new IllegalArgumentException(
                        "group " + names.get(i) + " requires groups that don't come before it: "
                                + String.join(", ", groups.get(i).requires()));
            }
        }
    }
}
