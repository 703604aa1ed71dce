package io.rustbox.seccomp;

import io.rustbox.seccomp.bpf.Assembler;
import io.rustbox.seccomp.bpf.Label;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Compiles a policy for one architecture.
 *
 * <pre>
 * arch check, then a binary search over ranges of call numbers that share a decision, with its returns;
 * then the decisions that look at arguments, with theirs
 * </pre>
 *
 * <p>Short, since each launch installs it and the kernel translates it anew each time: returns stand where conditional jumps
 * reach them, and a word that is in the accumulator is not loaded again.
 */
final class FilterCompiler {
    /** {@code __X32_SYSCALL_BIT} of x86's {@code <asm/unistd.h>}: numbers from here on are x32 calls or none. */
    private static final int X32_FIRST = 0x40000000;

    private final SeccompPolicy policy;
    private final Arch arch;
    private final Assembler assembler = new Assembler();
    private Map<SyscallAction, Label> returns = new LinkedHashMap<>();
    private final Map<Decision, Label> bodies = new LinkedHashMap<>();

    /** What happens to a call once its number is known. */
    private record Decision(List<SyscallRule.Case> cases, SyscallAction otherwise) {
        static Decision of(SyscallAction action) {
            return new Decision(List.of(), action);
        }
    }

    /** Call numbers from {@code first} up to the next range's share a decision. */
    private record Range(int first, Decision decision) {}

    private FilterCompiler(SeccompPolicy policy, Arch arch) {
        this.policy = policy;
        this.arch = arch;
    }

    static SeccompFilter compile(SeccompPolicy policy, Arch arch) {
        return new FilterCompiler(policy, arch).compile();
    }

    private SeccompFilter compile() {
        List<Range> ranges = ranges();
        Label ownArch = entry(ranges);
        assembler.load(SeccompData.ARCH_OFFSET);
        assembler.ifEqual(arch.auditArch(), ownArch, returning(policy.foreignArchAction()));
        if (ranges.size() > 1) {
            assembler.place(ownArch).load(SeccompData.NR_OFFSET);
            search(ranges);
        }
        placeReturns();
        bodies.forEach(this::body);
        placeReturns();
        return new SeccompFilter(arch, assembler.assemble());
    }

    private void placeReturns() {
        returns.forEach((action, label) -> assembler.place(label).ret(action.returnValue()));
        returns = new LinkedHashMap<>();
    }

    private List<Range> ranges() {
        Decision byDefault = Decision.of(policy.defaultAction());
        TreeMap<Integer, Decision> starts = new TreeMap<>(Integer::compareUnsigned);
        starts.put(0, byDefault);
        for (SyscallRule rule : policy.rules()) {
            arch.syscallNumber(rule.syscall()).ifPresent(number -> {
                starts.put(number, new Decision(rule.cases(), rule.otherwise()));
                starts.putIfAbsent(number + 1, byDefault);
            });
        }
        if (arch == Arch.X86_64) {
            starts.put(X32_FIRST, Decision.of(policy.x32Action()));
        }
        return merged(starts);
    }

    private static List<Range> merged(TreeMap<Integer, Decision> starts) {
        List<Range> ranges = new ArrayList<>();
        starts.forEach((first, decision) -> {
            if (ranges.isEmpty() || !ranges.getLast().decision().equals(decision)) {
                ranges.add(new Range(first, decision));
            }
        });
        return ranges;
    }

    /** Emits the comparisons that find a number's range among two or more. */
    private void search(List<Range> ranges) {
        int middle = ranges.size() / 2;
        List<Range> below = ranges.subList(0, middle);
        List<Range> above = ranges.subList(middle, ranges.size());
        Label whenAbove = entry(above);
        Label whenBelow = entry(below);
        assembler.ifGreaterOrEqual(above.getFirst().first(), whenAbove, whenBelow);
        subtree(below, whenBelow);
        subtree(above, whenAbove);
    }

    private Label entry(List<Range> ranges) {
        Range first = ranges.getFirst();
        return ranges.size() == 1 ? deciding(first.decision()) : new Label("from " + first.first());
    }

    private void subtree(List<Range> ranges, Label label) {
        if (ranges.size() > 1) {
            assembler.place(label);
            search(ranges);
        }
    }

    private Label deciding(Decision decision) {
        return decision.cases().isEmpty()
                ? returning(decision.otherwise())
                : bodies.computeIfAbsent(decision, _ -> new Label("decision " + bodies.size()));
    }

    private Label returning(SyscallAction action) {
        return returns.computeIfAbsent(action, _ -> new Label(action.toString()));
    }

    private void body(Decision decision, Label start) {
        Label next = start;
        Optional<Load> loaded = Optional.empty();
        for (int i = 0; i < decision.cases().size(); i++) {
            boolean last = i == decision.cases().size() - 1;
            assembler.place(next);
            next = last ? returning(decision.otherwise()) : new Label("case " + (i + 1));
            List<ArgCondition> conditions = decision.cases().get(i).conditions();
            conditions(decision.cases().get(i), loaded, next);
            loaded = conditions.size() == 1 ? Load.only(conditions.getFirst()) : Optional.empty();
        }
    }

    private void conditions(SyscallRule.Case tested, Optional<Load> before, Label whenNot) {
        List<ArgCondition> conditions = tested.conditions();
        Optional<Load> loaded = before;
        for (int i = 0; i < conditions.size(); i++) {
            boolean last = i == conditions.size() - 1;
            Label holds = last ? returning(tested.action()) : new Label("condition " + (i + 1));
            new ConditionCompiler(assembler, conditions.get(i), loaded).emit(holds, whenNot);
            loaded = Load.only(conditions.get(i));
            if (!last) {
                assembler.place(holds);
            }
        }
    }
}
