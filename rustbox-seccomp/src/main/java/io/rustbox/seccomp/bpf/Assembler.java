package io.rustbox.seccomp.bpf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Builds a program from instructions and labels.
 *
 * <p>A conditional jump reaches {@value Opcode#MAX_SKIP} instructions. Where a label is further away, the jump goes
 * to a trampoline right behind it: an unconditional jump, or, when the label stands before a return, a copy of that
 * return, which is as long and saves a step. A trampoline moves other labels further away, so distances are computed
 * until no more trampolines are needed. A return that was only ever jumped to from afar is then left out: its copies
 * do its work.
 *
 * <p>Not thread-safe.
 */
public final class Assembler {
    private final List<Item> items = new ArrayList<>();
    private final Map<Label, Integer> places = new IdentityHashMap<>();

    private sealed interface Item {
        record Plain(Instruction instruction) implements Item {}

        record Branch(int code, int k, Label whenTrue, Label whenFalse) implements Item {}
    }

    /** Puts {@code label} before the next instruction. */
    public Assembler place(Label label) {
        if (places.putIfAbsent(label, items.size()) != null) {
            throw new IllegalStateException("label " + label + " is placed twice");
        }
        return this;
    }

    /** Loads the data word at {@code offset} into the accumulator. */
    public Assembler load(int offset) {
        return plain(Opcode.LD | Opcode.W | Opcode.ABS, offset);
    }

    /** Keeps those bits of the accumulator that are set in {@code mask}. */
    public Assembler and(int mask) {
        return plain(Opcode.ALU | Opcode.AND | Opcode.K, mask);
    }

    /** Ends the program with {@code value}. */
    public Assembler ret(int value) {
        return plain(Opcode.RET | Opcode.K, value);
    }

    /** Jumps on accumulator = {@code k}. */
    public Assembler ifEqual(int k, Label whenTrue, Label whenFalse) {
        return branch(Opcode.JEQ, k, whenTrue, whenFalse);
    }

    /** Jumps on accumulator &gt; {@code k}, unsigned. */
    public Assembler ifGreater(int k, Label whenTrue, Label whenFalse) {
        return branch(Opcode.JGT, k, whenTrue, whenFalse);
    }

    /** Jumps on accumulator &ge; {@code k}, unsigned. */
    public Assembler ifGreaterOrEqual(int k, Label whenTrue, Label whenFalse) {
        return branch(Opcode.JGE, k, whenTrue, whenFalse);
    }

    /**
     * {@return the finished program}
     *
     * @throws IllegalStateException if a label is missing or lies behind its jump, or the program doesn't end in a
     * return
     */
    public List<Instruction> assemble() {
        if (items.isEmpty() || !isReturn(items.getLast())) {
            throw new IllegalStateException("the program's last instruction is no return");
        }
        return new Layout().emit();
    }

    private static boolean isReturn(Item item) {
        return item instanceof Item.Plain(Instruction instruction) && instruction.isReturn();
    }

    private Assembler plain(int code, int k) {
        items.add(new Item.Plain(Instruction.of(code, k)));
        return this;
    }

    private Assembler branch(int operation, int k, Label whenTrue, Label whenFalse) {
        items.add(new Item.Branch(Opcode.JMP | operation | Opcode.K, k, whenTrue, whenFalse));
        return this;
    }

    /** Which branches need trampolines, and so where every item lands. */
    private final class Layout {
        private final boolean[] farTrue = new boolean[items.size()];
        private final boolean[] farFalse = new boolean[items.size()];
        private final int[] addresses = new int[items.size() + 1];

        private final Set<Integer> droppedReturns = new HashSet<>();

        Layout() {
            do {
                computeAddresses();
            } while (growTrampolines());
            dropUnreachedReturns();
            computeAddresses();
        }

        private void computeAddresses() {
            for (int i = 0; i < items.size(); i++) {
                int length = droppedReturns.contains(i) ? 0 : 1 + (farTrue[i] ? 1 : 0) + (farFalse[i] ? 1 : 0);
                addresses[i + 1] = addresses[i] + length;
            }
        }

        private void dropUnreachedReturns() {
            Set<Integer> near = new HashSet<>();
            for (int i = 0; i < items.size(); i++) {
                if (items.get(i) instanceof Item.Branch(_, _, Label whenTrue, Label whenFalse)) {
                    if (!farTrue[i]) {
                        near.add(target(i, whenTrue));
                    }
                    if (!farFalse[i]) {
                        near.add(target(i, whenFalse));
                    }
                }
            }
            for (int i = 1; i < items.size(); i++) {
                if (isReturn(items.get(i)) && !near.contains(i) && !fallsThrough(items.get(i - 1))) {
                    droppedReturns.add(i);
                }
            }
        }

        private boolean fallsThrough(Item item) {
            return item instanceof Item.Plain && !isReturn(item);
        }

        private boolean growTrampolines() {
            boolean grown = false;
            for (int i = 0; i < items.size(); i++) {
                if (items.get(i) instanceof Item.Branch(_, _, Label whenTrue, Label whenFalse)) {
                    boolean trueIsFar = distance(i, whenTrue) > Opcode.MAX_SKIP;
                    boolean falseIsFar = distance(i, whenFalse) > Opcode.MAX_SKIP;
                    grown |= trueIsFar && !farTrue[i] || falseIsFar && !farFalse[i];
                    farTrue[i] |= trueIsFar;
                    farFalse[i] |= falseIsFar;
                }
            }
            return grown;
        }

        /** Instructions between the branch and its target. */
        private int distance(int branch, Label label) {
            return addresses[target(branch, label)] - addresses[branch] - 1;
        }

        private int target(int branch, Label label) {
            Integer place = places.get(label);
            if (place == null || place >= items.size()) {
                throw new IllegalStateException("no instruction follows label " + label);
            }
            if (place <= branch) {
                throw new IllegalStateException("label " + label + " lies behind a jump to it");
            }
            return place;
        }

        List<Instruction> emit() {
            List<Instruction> program = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                if (droppedReturns.contains(i)) {
                    continue;
                }
                switch (items.get(i)) {
                    case Item.Plain(Instruction instruction) -> program.add(instruction);
                    case Item.Branch branch -> emit(i, branch, program);
                }
            }
            return List.copyOf(program);
        }

        private void emit(int index, Item.Branch branch, List<Instruction> program) {
            int behindFirstTrampoline = farTrue[index] ? 1 : 0;
            int jt = farTrue[index] ? 0 : distance(index, branch.whenTrue());
            int jf = farFalse[index] ? behindFirstTrampoline : distance(index, branch.whenFalse());
            program.add(new Instruction(branch.code(), jt, jf, branch.k()));
            if (farTrue[index]) {
                program.add(trampoline(target(index, branch.whenTrue()), program.size()));
            }
            if (farFalse[index]) {
                program.add(trampoline(target(index, branch.whenFalse()), program.size()));
            }
        }

        private Instruction trampoline(int target, int address) {
            return items.get(target) instanceof Item.Plain(Instruction instruction) && instruction.isReturn()
                    ? instruction
                    : Instruction.of(Opcode.JMP | Opcode.JA, addresses[target] - address - 1);
        }
    }
}
