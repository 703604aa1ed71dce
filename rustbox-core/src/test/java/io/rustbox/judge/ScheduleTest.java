package io.rustbox.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final Group A = Group.named("a");
    private static final Group B = Group.named("b");
    private static final Group C = Group.named("c");

    @Test
    void next_withoutFailures_isEveryTestInOrder() {
        Schedule schedule = new Schedule(submission(List.of(A), "aaa"));

        assertThat(begin(schedule, 3)).containsExactly(0, 1, 2);
        assertThat(schedule.next()).isEmpty();
        assertThat(schedule.complete()).isFalse();
    }

    @Test
    void settled_resultsInAnyOrder_areToldInTheTestsOrder() {
        Submission submission = submission(List.of(A), "aaa");
        Schedule schedule = new Schedule(submission);
        begin(schedule, 3);

        schedule.ended(2, accepted(submission, 2));
        assertThat(schedule.settled()).isEmpty();
        schedule.ended(0, accepted(submission, 0));
        assertThat(names(schedule.settled())).containsExactly("0");
        schedule.ended(1, accepted(submission, 1));
        assertThat(names(schedule.settled())).containsExactly("1", "2");
        assertThat(schedule.complete()).isTrue();
    }

    @Test
    void ended_failureInStoppingGroup_makesItsLaterTestsNeedless() {
        Submission submission = submission(List.of(A.stopOnFailure(), B), "aaaab");
        Schedule schedule = new Schedule(submission);
        begin(schedule, 3);
        schedule.ended(2, accepted(submission, 2));

        assertThat(schedule.ended(0, wrong(submission, 0))).containsExactly(1);

        assertThat(schedule.next()).hasValue(4);
        schedule.ended(1, accepted(submission, 1));
        schedule.ended(4, accepted(submission, 4));
        assertThat(states(schedule)).isEqualTo("WSSSA");
    }

    @Test
    void ended_failureInContinuingGroup_skipsNothing() {
        Submission submission = submission(List.of(A, B), "aab");
        Schedule schedule = new Schedule(submission);
        begin(schedule, 1);

        assertThat(schedule.ended(0, wrong(submission, 0))).isEmpty();

        assertThat(begin(schedule, 2)).containsExactly(1, 2);
    }

    @Test
    void ended_failureInStoppingSubmission_skipsLaterGroupsToo() {
        Submission submission = submission(List.of(A, B), "abb").stopOnFailure();
        Schedule schedule = new Schedule(submission);
        begin(schedule, 2);

        assertThat(schedule.ended(0, wrong(submission, 0))).containsExactly(1);

        assertThat(schedule.complete()).isTrue();
    }

    @Test
    void next_groupThatRequiresAnother_waitsForIt() {
        Submission submission = submission(List.of(A, B.requires(Set.of("a"))), "aab");
        Schedule schedule = new Schedule(submission);
        begin(schedule, 2);
        assertThat(schedule.next()).isEmpty();

        schedule.ended(0, accepted(submission, 0));
        assertThat(schedule.next()).isEmpty();
        schedule.ended(1, accepted(submission, 1));

        assertThat(schedule.next()).hasValue(2);
    }

    @Test
    void ended_failure_skipsGroupsThatRequireItAndThoseThatRequireThem() {
        Submission submission = submission(
                List.of(A, B.requires(Set.of("a")), C.requires(Set.of("b"))), "abc");
        Schedule schedule = new Schedule(submission);
        begin(schedule, 1);

        schedule.ended(0, wrong(submission, 0));

        assertThat(states(schedule)).isEqualTo("WSS");
        assertThat(schedule.complete()).isTrue();
    }

    @Test
    void results_whateverTestsEndFirst_areTheSame() {
        Submission submission = submission(
                List.of(A.stopOnFailure(), B, C.requires(Set.of("a")).stopOnFailure()), "aaaabbbccc");
        Random random = new Random(1);
        for (int trial = 0; trial < 500; trial++) {
            boolean[] failing = new boolean[10];
            IntStream.range(0, 10).forEach(i -> failing[i] = random.nextInt(4) == 0);
            String alone = play(submission, failing, 1, random);
            assertThat(play(submission, failing, 4, random)).isEqualTo(alone);
        }
    }

    /** Runs tests, several at a time, which end in any order. */
    private static String play(Submission submission, boolean[] failing, int atOnce, Random random) {
        Schedule schedule = new Schedule(submission);
        List<Integer> running = new ArrayList<>();
        while (!schedule.complete() || !running.isEmpty()) {
            while (running.size() < atOnce) {
                OptionalInt next = schedule.next();
                if (next.isEmpty()) {
                    break;
                }
                running.add(next.getAsInt());
            }
            int ended = running.remove(random.nextInt(running.size()));
            schedule.ended(ended, failing[ended] ? wrong(submission, ended) : accepted(submission, ended));
        }
        return states(schedule);
    }

    private static List<Integer> begin(Schedule schedule, int count) {
        return IntStream.range(0, count)
                .map(_ -> schedule.next().orElseThrow())
                .boxed()
                .toList();
    }

    /** One character for each test: its group. */
    private static Submission submission(List<Group> groups, String tests) {
        List<TestCase> cases = IntStream.range(0, tests.length())
                .mapToObj(i -> TestCase.named("" + i).group(tests.substring(i, i + 1)))
                .toList();
        return Submission.of("python", "").tests(groups, cases);
    }

    private static TestResult accepted(Submission submission, int test) {
        return TestResults.accepted(submission.tests().get(test));
    }

    private static TestResult wrong(Submission submission, int test) {
        return TestResults.wrong(submission.tests().get(test));
    }

    private static List<String> names(List<TestResult> results) {
        return results.stream().map(TestResult::name).toList();
    }

    private static String states(Schedule schedule) {
        StringBuilder states = new StringBuilder();
        schedule.results().forEach(result -> states.append(switch (result) {
            case TestResult.Skipped _ -> 'S';
            case TestResult.Judged _ -> result.accepted() ? 'A' : 'W';
        }));
        return states.toString();
    }
}
