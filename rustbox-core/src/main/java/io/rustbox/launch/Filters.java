package io.rustbox.launch;

import io.rustbox.linux.Arch;
import io.rustbox.plan.Argument;
import io.rustbox.plan.Block;
import io.rustbox.plan.LaunchPlan;
import io.rustbox.plan.Row;
import io.rustbox.plan.RunPlan;
import io.rustbox.seccomp.SeccompData;
import io.rustbox.seccomp.SeccompFilter;
import io.rustbox.seccomp.SeccompPolicy;
import io.rustbox.seccomp.SyscallAction;
import java.util.List;

/** Compiles a policy for this machine. */
final class Filters {
    private static final Latest<SeccompPolicy, Compiled> LATEST = new Latest<>();

    /** A filter, and its program as it is put into launch tables. */
    record Compiled(SeccompFilter filter, Block program) {}

    private Filters() {}

    static Compiled compile(SeccompPolicy policy) {
        return LATEST.of(policy, () -> {
            SeccompFilter filter = policy.compile(arch(Arch.current()));
            return new Compiled(filter, Block.of(filter.toBytes()));
        });
    }

    /**
     * Checks that a filter lets pass what the launch itself still does behind it. Otherwise the launch would fail, or be
     * taken for a program that made a forbidden call.
     *
     * @throws IllegalArgumentException if it does not; names the call
     */
    static void requirePassed(SeccompFilter filter, LaunchPlan plan) {
        for (Row row : plan.rowsAfter(RunPlan.FILTER)) {
            if (row.action() instanceof Row.Action.Call(var syscall, List<Argument> arguments)) {
                long[] values = arguments.stream().mapToLong(Filters::known).toArray();
                SyscallAction action =
                        filter.evaluate(SeccompData.of(filter.arch(), syscall.number(Arch.current()), values));
                boolean passed = action instanceof SyscallAction.Allow || action instanceof SyscallAction.Log;
                if (!passed) {
                    throw new IllegalArgumentException("the policy answers " + action + " to " + row.text()
                            + ", which the launch makes behind the filter; allow it");
                }
            }
        }
    }

    private static long known(Argument argument) {
        return argument instanceof Argument.Number(long value, _) ? value : 0;
    }

    /** {@return the same architecture as rustbox-seccomp knows it} */
    static io.rustbox.seccomp.Arch arch(Arch arch) {
        return switch (arch) {
            case X86_64 -> io.rustbox.seccomp.Arch.X86_64;
            case AARCH64 -> io.rustbox.seccomp.Arch.AARCH64;
        };
    }
}
