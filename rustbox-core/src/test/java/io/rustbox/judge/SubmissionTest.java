package io.rustbox.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rustbox.Command;
import io.rustbox.Pipe;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SubmissionTest {
    private static final Submission SUBMISSION = Submission.of("python", "print(3)");

    @Test
    void test_withoutName_isNamedByItsNumber() {
        assertThat(SUBMISSION.test("1", "3").test("2", "3").tests()).extracting(TestCase::name).containsExactly("1",
                "2");
        assertThat(SUBMISSION.tests()).isEmpty();
    }

    @Test
    void tests_ofOneName_areRefused() {
        assertThatThrownBy(() -> SUBMISSION.test(TestCase.named("a")).test(TestCase.named("a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("several tests of one name: a");
    }

    @Test
    void test_ofUnknownGroup_isRefused() {
        assertThatThrownBy(() -> SUBMISSION.test(TestCase.named("a").group("x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("test a is of group x, and there are tests");
    }

    @Test
    void tests_notInTheOrderOfTheirGroups_areRefused() {
        List<TestCase> tests = List.of(TestCase.named("1").group("b"), TestCase.named("2").group("a"));

        assertThatThrownBy(() -> SUBMISSION.tests(List.of(Group.named("a"), Group.named("b")), tests))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("order of their groups: a, b");
    }

    @Test
    void group_requiringItself_isRefused() {
        assertThatThrownBy(() -> SUBMISSION.tests(List.of(Group.named("a").requires(Set.of("a"))), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("group a requires groups that don't come before it: a");
    }

    @Test
    void testCase_negativePoints_areRefused() {
        assertThatThrownBy(() -> TestCase.named("a").points(new BigDecimal("-1")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void testCase_inputFromPipe_isRefused() throws Exception {
        try (Pipe pipe = Pipe.open()) {
            Input input = Input.none().stdin(new Command.Input.FromPipe(pipe));

            assertThatThrownBy(() -> TestCase.named("a").input(input)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
