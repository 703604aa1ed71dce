package io.rustbox.seccomp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rustbox.seccomp.ArgCondition.Relation;
import io.rustbox.seccomp.ArgCondition.Width;
import io.rustbox.seccomp.SyscallAction.Allow;
import io.rustbox.seccomp.SyscallAction.Errno;
import io.rustbox.seccomp.SyscallAction.KillProcess;
import io.rustbox.seccomp.SyscallAction.Log;
import io.rustbox.seccomp.SyscallRule.Case;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeccompPolicyTest {
    @Test
    void with_unknownCall_namesTheNearest() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SeccompPolicy.denyList("typo").with(new KillProcess(), "ptrase"))
                .withMessage("no system call is named \"ptrase\"; the nearest are ptrace, pause, close")
                .withNoCause();
    }

    @Test
    void with_secondRuleForACall_isAConflict() {
        SeccompPolicy policy = SeccompPolicy.denyList("twice").with(new KillProcess(), "ptrace");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy.with(new Allow(), "ptrace"))
                .withMessage("two rules for ptrace in policy twice");
    }

    @Test
    void replacing_takesTheRulesPlace() {
        SeccompPolicy policy = SeccompPolicy.judge().replacing(SyscallRule.of("socket", new Errno(13)));

        assertThat(policy.rule("socket")).hasValue(SyscallRule.of("socket", new Errno(13)));
        assertThat(policy.rules()).hasSameSizeAs(SeccompPolicy.judge().rules());
    }

    @Test
    void tastes_answerAsTheirNamesSay() {
        SeccompPolicy allowList = SeccompPolicy.allowList("few", 1).with(new Allow(), "read", "write");
        SeccompPolicy denyList = SeccompPolicy.denyList("most").with(new KillProcess(), "ptrace");

        assertThat(evaluate(allowList, "read")).isEqualTo(new Allow());
        assertThat(evaluate(allowList, "openat")).isEqualTo(new Errno(1));
        assertThat(evaluate(denyList, "openat")).isEqualTo(new Allow());
        assertThat(evaluate(denyList, "ptrace")).isEqualTo(new KillProcess());
        assertThat(evaluate(SeccompPolicy.logOnly("log"), "ptrace")).isEqualTo(new Log());
    }

    @Test
    void case_sameConditionsTwice_isAConflict() {
        Case allow = Case.when(new Allow(), ArgCondition.of32(0, Relation.EQUAL, 1));
        Case kill = Case.when(new KillProcess(), ArgCondition.of32(0, Relation.EQUAL, 1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SyscallRule("socket", List.of(allow, kill), new Errno(1)))
                .withMessageStartingWith("two cases of socket test the same conditions");
    }

    @Test
    void case_withoutConditions_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Case.when(new Allow()));
    }

    @Test
    void condition_bitsThatCanNeverMatch_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ArgCondition.masked32(0, 0xf0, 0x01))
                .withMessage("value 0x1 has bits outside the mask 0xf0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ArgCondition(0, Width.BITS_32, -1L, Relation.EQUAL, 0))
                .withMessageContaining("outside the width 0xffffffff");
        assertThatIllegalArgumentException().isThrownBy(() -> ArgCondition.of32(6, Relation.EQUAL, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> ArgCondition.of32(-1, Relation.EQUAL, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 4096})
    void errno_beyondTheKernels_isRefused(int errno) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Errno(errno));
    }

    /** {@code SECCOMP_RET_*} of {@code <linux/seccomp.h>}. */
    @Test
    void action_returnValues_areTheKernelsAndReadBack() {
        assertReturnValue(new KillProcess(), 0x80000000);
        assertReturnValue(new SyscallAction.KillThread(), 0);
        assertReturnValue(new SyscallAction.Trap(), 0x00030000);
        assertReturnValue(new Errno(38), 0x00050026);
        assertReturnValue(new SyscallAction.UserNotify(), 0x7fc00000);
        assertReturnValue(new SyscallAction.Trace(7), 0x7ff00007);
        assertReturnValue(new Log(), 0x7ffc0000);
        assertReturnValue(new Allow(), 0x7fff0000);
        assertThatIllegalArgumentException().isThrownBy(() -> SyscallAction.ofReturnValue(0x00040000));
    }

    private static void assertReturnValue(SyscallAction action, int value) {
        assertThat(action.returnValue()).isEqualTo(value);
        assertThat(SyscallAction.ofReturnValue(value)).isEqualTo(action);
    }

    private static SyscallAction evaluate(SeccompPolicy policy, String call) {
        int number = Arch.X86_64.syscallNumber(call).orElseThrow();
        return policy.compile(Arch.X86_64).evaluate(SeccompData.of(Arch.X86_64, number));
    }
}
