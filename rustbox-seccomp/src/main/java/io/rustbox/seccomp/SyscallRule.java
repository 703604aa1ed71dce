package io.rustbox.seccomp;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What happens to one system call: the first case that holds decides, or else {@code otherwise}.
 *
 * @param syscall the kernel's name of the call
 * @param cases tests of the arguments, in order
 * @param otherwise what happens when no case holds
 */
public record SyscallRule(String syscall, List<Case> cases, SyscallAction otherwise) {
    /** A rule that doesn't look at arguments. */
    public static SyscallRule of(String syscall, SyscallAction action) {
        return new SyscallRule(syscall, List.of(), action);
    }

    public SyscallRule {
        requireNonNull(syscall, "syscall");
        requireNonNull(otherwise, "otherwise");
        cases = List.copyOf(cases);
        long distinct = cases.stream().map(Case::conditions).distinct().count();
        if (distinct < cases.size()) {
            throw new IllegalArgumentException("two cases of " + syscall + " test the same conditions: " + cases);
        }
    }

    /**
     * Conditions that must all hold, and what happens then.
     *
     * @param conditions at least one
     * @param action what happens when they hold
     */
    public record Case(List<ArgCondition> conditions, SyscallAction action) {
        public Case {
            requireNonNull(action, "action");
            conditions = List.copyOf(conditions);
            if (conditions.isEmpty()) {
                throw new IllegalArgumentException("a case without conditions: make it the rule's otherwise");
            }
        }

        /** {@return a case of the given conditions} */
        public static Case when(SyscallAction action, ArgCondition... conditions) {
            return new Case(List.of(conditions), action);
        }
    }
}
