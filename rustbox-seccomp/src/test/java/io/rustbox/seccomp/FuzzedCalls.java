package io.rustbox.seccomp;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Calls that a policy has something to say on: each that it names, with arguments around those that it compares with. */
final class FuzzedCalls {
    private static final int OTHERS = 16;

    private FuzzedCalls() {}

    static List<SeccompData> of(SeccompPolicy policy, Arch arch, Random random) {
        List<SeccompData> calls = new ArrayList<>();
        for (SyscallRule rule : policy.rules()) {
            arch.syscallNumber(rule.syscall()).ifPresent(number -> add(rule, arch, number, random, calls));
        }
        for (int i = 0; i < OTHERS; i++) {
            calls.add(SeccompData.of(arch, random.nextInt(), arguments(random)));
            calls.add(SeccompData.of(arch, random.nextInt(512), arguments(random)));
        }
        return calls;
    }

    private static void add(SyscallRule rule, Arch arch, int number, Random random, List<SeccompData> calls) {
        calls.add(SeccompData.of(arch, number, arguments(random)));
        for (SyscallRule.Case tested : rule.cases()) {
            for (int distance = -1; distance <= 1; distance++) {
                long[] arguments = arguments(random);
                for (ArgCondition condition : tested.conditions()) {
                    arguments[condition.argument()] = condition.value() + distance;
                }
                calls.add(SeccompData.of(arch, number, arguments));
            }
        }
    }

    private static long[] arguments(Random random) {
        return random.longs(ArgCondition.ARGUMENTS).toArray();
    }
}
