package io.rustbox.seccomp;

import io.rustbox.seccomp.bpf.Assembler;
import io.rustbox.seccomp.bpf.Label;

/** Emits the test of one argument; the machine is 32 bits wide, so a register is compared in two halves. */
final class ConditionCompiler {
    private static final int ALL_BITS = -1;

    private final Assembler assembler;
    private final ArgCondition condition;

    ConditionCompiler(Assembler assembler, ArgCondition condition) {
        this.assembler = assembler;
        this.condition = condition;
    }

    void emit(Label holds, Label fails) {
        switch (condition.relation()) {
            case EQUAL -> equal(holds, fails);
            case NOT_EQUAL -> equal(fails, holds);
            case GREATER -> ordered(holds, fails, assembler::ifGreater);
            case LESS_OR_EQUAL -> ordered(fails, holds, assembler::ifGreater);
            case GREATER_OR_EQUAL -> ordered(holds, fails, assembler::ifGreaterOrEqual);
            case LESS -> ordered(fails, holds, assembler::ifGreaterOrEqual);
        }
    }

    private void equal(Label holds, Label fails) {
        Label low = new Label("low half");
        if (high(condition.mask()) != 0) {
            loadHigh();
            assembler.ifEqual(high(condition.value()), low, fails).place(low);
        }
        loadLow();
        assembler.ifEqual((int) condition.value(), holds, fails);
    }

    private interface Comparison {
        Assembler emit(int k, Label whenTrue, Label whenFalse);
    }

    private void ordered(Label holds, Label fails, Comparison lowHalf) {
        if (condition.width() == ArgCondition.Width.BITS_64) {
            Label notGreater = new Label("high half not greater");
            Label low = new Label("low half");
            loadHigh();
            assembler.ifGreater(high(condition.value()), holds, notGreater).place(notGreater);
            assembler.ifEqual(high(condition.value()), low, fails).place(low);
        }
        loadLow();
        var _ = lowHalf.emit((int) condition.value(), holds, fails);
    }

    private void loadHigh() {
        load(SeccompData.highHalf(condition.argument()), high(condition.mask()));
    }

    private void loadLow() {
        load(SeccompData.lowHalf(condition.argument()), (int) condition.mask());
    }

    private void load(int offset, int mask) {
        assembler.load(offset);
        if (mask != ALL_BITS) {
            assembler.and(mask);
        }
    }

    private static int high(long bits) {
        return (int) (bits >>> Integer.SIZE);
    }
}
