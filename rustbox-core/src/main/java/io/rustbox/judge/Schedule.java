package io.rustbox.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which test of a submission is run next, and which are skipped. What it answers depends on what became of the tests, never on
 * which of them ended first: a test that ran beyond a failure after which nothing counts is as skipped as one that did not
 * run. Not for several threads at a time.
 */
final class Schedule {
    private enum State {
        WAITING,
        RUNNING,
        ENDED,
        SKIPPED
    }

    private final Submission submission;
    private final List<TestCase> tests;
    private final State[] states;
    private final TestResult[] results;
    private int told;

    Schedule(Submission submission) {
        this.submission = submission;
        this.tests = submission.tests();
        this.states = new State[tests.size()];
        Arrays.fill(states, State.WAITING);
        this.results = tests.stream()
                .map(test -> new TestResult.Skipped(test.name(), test.group()))
                .toArray(TestResult[]::new);
    }

    /** {@return a test that can be run now, which counts as running from now on; empty if there is none at the moment} */
    OptionalInt next() {
        OptionalInt next = IntStream.range(0, states.length)
                .filter(test -> states[test] == State.WAITING && requirementsMet(group(test)))
                .findFirst();
        next.ifPresent(test -> states[test] = State.RUNNING);
        return next;
    }

    /** Takes the result of a test that ran, and answers the running tests that it has made needless. */
    Set<Integer> ended(int test, TestResult result) {
        Set<Integer> needless = new HashSet<>();
        if (states[test] == State.RUNNING) {
            states[test] = State.ENDED;
            results[test] = result;
            if (!result.accepted()) {
                skipAfter(test, needless);
            }
        }
        return needless;
    }

    /** {@return results in the tests' order that are settled, and were not answered before} */
    List<TestResult> settled() {
        List<TestResult> settled = new ArrayList<>();
        while (told < states.length && (states[told] == State.ENDED || states[told] == State.SKIPPED)) {
            settled.add(results[told++]);
        }
        return settled;
    }

    /** {@return whether the result of every test is settled} */
    boolean complete() {
        return Arrays.stream(states).noneMatch(state -> state == State.WAITING || state == State.RUNNING);
    }

    /** {@return all results in the tests' order, a test that has none yet as skipped} */
    List<TestResult> results() {
        return List.of(results);
    }

    private void skipAfter(int failed, Set<Integer> needless) {
        boolean stopAll = submission.onFailure() == Group.OnFailure.STOP;
        boolean stopGroup = group(failed).onFailure() == Group.OnFailure.STOP;
        for (int test = failed + 1; test < states.length; test++) {
            if (stopAll || stopGroup && tests.get(test).group().equals(tests.get(failed).group())) {
                skip(test, needless);
            }
        }
        skipWhatRequires(tests.get(failed).group(), needless);
    }

    private void skipWhatRequires(String failedGroup, Set<Integer> needless) {
        for (Group group : submission.groups()) {
            if (group.requires().contains(failedGroup)) {
                IntStream.range(0, states.length)
                        .filter(test -> tests.get(test).group().equals(group.name()))
                        .forEach(test -> skip(test, needless));
                skipWhatRequires(group.name(), needless);
            }
        }
    }

    private void skip(int test, Set<Integer> needless) {
        if (states[test] == State.RUNNING) {
            needless.add(test);
        }
        states[test] = State.SKIPPED;
        results[test] = new TestResult.Skipped(tests.get(test).name(), tests.get(test).group());
    }

    private boolean requirementsMet(Group group) {
        return IntStream.range(0, states.length)
                .filter(test -> group.requires().contains(tests.get(test).group()))
                .allMatch(test -> states[test] == State.ENDED && results[test].accepted());
    }

    private Group group(int test) {
        return submission.groups().stream()
                .filter(group -> group.name().equals(tests.get(test).group()))
                .findFirst()
                .orElseThrow();
    }
}
