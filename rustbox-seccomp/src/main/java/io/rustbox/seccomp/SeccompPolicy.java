package io.rustbox.seccomp;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which system calls a program may make, as data. Immutable: the {@code with} methods return a changed copy.
 *
 * <pre>{@code
 * SeccompFilter filter = SeccompPolicy.judge().compile(Arch.current());
 *
 * SeccompPolicy noSockets = SeccompPolicy.judge()
 *         .named("judge without sockets")
 *         .replacing(SyscallRule.of("socket", new SyscallAction.Errno(13)));
 * }</pre>
 *
 * @param name what reports call the policy
 * @param defaultAction for calls without a rule
 * @param foreignArchAction for calls in another architecture's convention, 32-bit ones included
 * @param x32Action for numbers of x86-64's x32 convention and beyond (0x40000000 up, -1 included)
 * @param rules at most one for a call
 */
public record SeccompPolicy(
        String name,
        SyscallAction defaultAction,
        SyscallAction foreignArchAction,
        SyscallAction x32Action,
        List<SyscallRule> rules) {

    /**
     * Checks the rules.
     *
     * @throws IllegalArgumentException if a call has two rules, or if neither architecture has a call of that name; the
     *     message lists the nearest names
     */
    public SeccompPolicy {
        requireNonNull(name, "name");
        requireNonNull(defaultAction, "defaultAction");
        requireNonNull(foreignArchAction, "foreignArchAction");
        requireNonNull(x32Action, "x32Action");
        rules = List.copyOf(rules);
        Set<String> seen = new HashSet<>();
        for (SyscallRule rule : rules) {
            SyscallNames.requireKnown(rule.syscall());
            if (!seen.add(rule.syscall())) {
                throw new IllegalArgumentException("two rules for " + rule.syscall() + " in policy " + name);
            }
        }
    }

    /**
     * {@return the policy that strict sandboxes use: language runtimes and compilers work, what else there is answers
     * ENOSYS, and calls that only an attack makes kill}
     */
    public static SeccompPolicy judge() {
        return JudgePolicy.strict();
    }

    /** {@return the judge policy, tightened for sandboxes that have no namespaces} */
    public static SeccompPolicy permissive() {
        return JudgePolicy.permissive();
    }

    /** {@return an allow-list without entries: every call fails with {@code errno}, foreign ones kill} */
    public static SeccompPolicy allowList(String name, int errno) {
        return otherwise(name, new SyscallAction.Errno(errno));
    }

    /** {@return a deny-list without entries: every call is made, foreign ones kill} */
    public static SeccompPolicy denyList(String name) {
        return otherwise(name, new SyscallAction.Allow());
    }

    /** {@return a policy that makes and logs every call, foreign ones too} */
    public static SeccompPolicy logOnly(String name) {
        SyscallAction log = new SyscallAction.Log();
        return new SeccompPolicy(name, log, log, log, List.of());
    }

    private static SeccompPolicy otherwise(String name, SyscallAction defaultAction) {
        SyscallAction kill = new SyscallAction.KillProcess();
        return new SeccompPolicy(name, defaultAction, kill, kill, List.of());
    }

    /** {@return this policy under another name} */
    public SeccompPolicy named(String name) {
        return new SeccompPolicy(name, defaultAction, foreignArchAction, x32Action, rules);
    }

    /**
     * {@return this policy with a rule of {@code action} for each of the calls}
     *
     * @throws IllegalArgumentException if a call has a rule already or doesn't exist
     */
    public SeccompPolicy with(SyscallAction action, String... syscalls) {
        List<SyscallRule> all = new ArrayList<>(rules);
        for (String syscall : syscalls) {
            all.add(SyscallRule.of(syscall, action));
        }
        return withRules(all);
    }

    /**
     * {@return this policy with further rules}
     *
     * @throws IllegalArgumentException if a call has a rule already or doesn't exist
     */
    public SeccompPolicy with(SyscallRule... added) {
        List<SyscallRule> all = new ArrayList<>(rules);
        all.addAll(List.of(added));
        return withRules(all);
    }

    /**
     * {@return this policy with these rules in the place of whatever rules the same calls had}
     *
     * @throws IllegalArgumentException if two replacements are for the same call, or one is for none that exists
     */
    public SeccompPolicy replacing(SyscallRule... replacements) {
        Set<String> replaced = List.of(replacements).stream().map(SyscallRule::syscall).collect(toUnmodifiableSet());
        List<SyscallRule> all = new ArrayList<>(rules);
        all.removeIf(rule -> replaced.contains(rule.syscall()));
        all.addAll(List.of(replacements));
        return withRules(all);
    }

    private SeccompPolicy withRules(List<SyscallRule> all) {
        return new SeccompPolicy(name, defaultAction, foreignArchAction, x32Action, all);
    }

    /** {@return the rule for a call, if there is one} */
    public Optional<SyscallRule> rule(String syscall) {
        requireNonNull(syscall, "syscall");
        return rules.stream().filter(rule -> rule.syscall().equals(syscall)).findFirst();
    }

    /**
     * {@return the filter for {@code arch}; rules for calls that it lacks are left out}
     *
     * @throws IllegalArgumentException if the program would be longer than the kernel takes (4096 instructions)
     */
    public SeccompFilter compile(Arch arch) {
        return FilterCompiler.compile(this, requireNonNull(arch, "arch"));
    }
}
