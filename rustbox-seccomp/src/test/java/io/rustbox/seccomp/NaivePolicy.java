package io.rustbox.seccomp;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Evaluates a policy as its documentation reads, without any program: the oracle for compiled filters. */
record NaivePolicy(SeccompPolicy policy, Arch arch, Map<String, SyscallRule> rules) {
    static NaivePolicy of(SeccompPolicy policy, Arch arch) {
        return new NaivePolicy(policy, arch,
                policy.rules().stream().collect(Collectors.toMap(SyscallRule::syscall, rule -> rule)));
    }

    SyscallAction evaluate(SeccompData data) {
        if (data.auditArch() != arch.auditArch()) {
            return policy.foreignArchAction();
        }
        if (arch == Arch.X86_64 && (data.number() >= 0x40000000 || data.number() < 0)) {
            return policy.x32Action();
        }
        return arch.syscallName(data.number())
                .map(rules::get)
                .map(rule -> evaluate(rule, data))
                .orElse(policy.defaultAction());
    }

    private static SyscallAction evaluate(SyscallRule rule, SeccompData data) {
        return rule.cases().stream()
                .filter(tested -> tested.conditions().stream()
                        .allMatch(condition -> holds(condition, data.args().get(condition.argument()))))
                .map(SyscallRule.Case::action)
                .findFirst()
                .orElse(rule.otherwise());
    }

    /** Compares digit by digit, so that no arithmetic is shared with the code under test. */
    private static boolean holds(ArgCondition condition, long register) {
        int order = Arrays.compare(digits(register & condition.mask()), digits(condition.value()));
        return switch (condition.relation()) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
        };
    }

    private static char[] digits(long value) {
        return "%016x".formatted(value).toCharArray();
    }
}
