package io.rustbox.fault;

import io.rustbox.Errno;
import io.rustbox.seccomp.ArgCondition;
import io.rustbox.seccomp.SeccompPolicy;
import io.rustbox.seccomp.SyscallAction;
import io.rustbox.seccomp.SyscallRule;
import java.util.List;

/**
 * A system call that the kernel refuses.
 *
 * @param conditions on its arguments; none means every one of these calls
 */
record Fault(String call, List<ArgCondition> conditions, Errno errno) {
    /** {@return a filter under which the kernel refuses it} */
    SeccompPolicy policy() {
        SyscallAction refused = new SyscallAction.Errno(errno.number());
        SyscallRule rule = conditions.isEmpty()
                ? SyscallRule.of(call, refused)
                : new SyscallRule(call, List.of(new SyscallRule.Case(conditions, refused)), new SyscallAction.Allow());
        return SeccompPolicy.denyList("fault").with(rule);
    }

    /** {@return the text of the errno as the C library gives it, which is what Java's exceptions hold} */
    String reason() {
        return switch (errno.number()) {
            case 1 -> "Operation not permitted";
            case 4 -> "Interrupted system call";
            case 12 -> "Cannot allocate memory";
            case 16 -> "Device or resource busy";
            case 24 -> "Too many open files";
            case 28 -> "No space left on device";
            default -> throw new AssertionError("no text for " + errno);
        };
    }

    @Override
    public String toString() {
        return call + (conditions.isEmpty()
                ? ""
                : " of " + conditions.stream()
                        .map(condition -> "argument " + condition.argument() + " = " + condition.value()).toList())
                + ": " + errno;
    }
}
