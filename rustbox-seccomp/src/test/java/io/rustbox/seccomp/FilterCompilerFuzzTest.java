package io.rustbox.seccomp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Whatever a policy says, its program, run by the interpreter, says the same. */
class FilterCompilerFuzzTest {
    private static final int MOST_RULES = 40;
    private static final int MOST_CASES = 6;
    private static final int MOST_CONDITIONS = 3;

    @FuzzTest(maxDuration = "10s")
    void compile_anyPolicy_agreesWithItsData(FuzzedDataProvider data) {
        Arch arch = data.pickValue(Arch.values());
        SeccompPolicy policy = policy(data, arch);
        SeccompFilter filter = policy.compile(arch);
        NaivePolicy oracle = NaivePolicy.of(policy, arch);
        for (SeccompData call : FuzzedCalls.of(policy, arch, new Random(data.consumeLong()))) {
            assertThat(filter.evaluate(call)).as("%s under %s", call, policy).isEqualTo(oracle.evaluate(call));
        }
    }

    private static SeccompPolicy policy(FuzzedDataProvider data, Arch arch) {
        Map<String, SyscallRule> rules = new LinkedHashMap<>();
        int wanted = data.consumeInt(0, MOST_RULES);
        for (int i = 0; i < wanted; i++) {
            String name = data.pickValue(arch.syscalls()).name();
            rules.put(name, new SyscallRule(name, cases(data), action(data)));
        }
        return new SeccompPolicy(
                "fuzzed", action(data), action(data), action(data), List.copyOf(rules.values()));
    }

    private static List<SyscallRule.Case> cases(FuzzedDataProvider data) {
        Map<List<ArgCondition>, SyscallRule.Case> cases = new LinkedHashMap<>();
        int wanted = data.consumeInt(0, MOST_CASES);
        for (int i = 0; i < wanted; i++) {
            List<ArgCondition> conditions = new ArrayList<>();
            int together = data.consumeInt(1, MOST_CONDITIONS);
            for (int k = 0; k < together; k++) {
                conditions.add(condition(data));
            }
            cases.put(conditions, new SyscallRule.Case(conditions, action(data)));
        }
        return List.copyOf(cases.values());
    }

    private static ArgCondition condition(FuzzedDataProvider data) {
        ArgCondition.Width width = data.pickValue(ArgCondition.Width.values());
        ArgCondition.Relation relation = data.pickValue(ArgCondition.Relation.values());
        long mask = data.consumeLong() & width.bits();
        return new ArgCondition(
                data.consumeInt(0, ArgCondition.ARGUMENTS - 1), width, mask, relation, data.consumeLong() & mask);
    }

    private static SyscallAction action(FuzzedDataProvider data) {
        return switch (data.consumeInt(0, 7)) {
            case 0 -> new SyscallAction.Allow();
            case 1 -> new SyscallAction.Log();
            case 2 -> new SyscallAction.Trace(data.consumeInt(0, SyscallAction.DATA_MASK));
            case 3 -> new SyscallAction.UserNotify();
            case 4 -> new SyscallAction.Errno(data.consumeInt(0, SyscallAction.Errno.MAX));
            case 5 -> new SyscallAction.Trap();
            case 6 -> new SyscallAction.KillThread();
            default -> new SyscallAction.KillProcess();
        };
    }
}
