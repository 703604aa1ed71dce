package io.rustbox.seccomp;

import io.rustbox.seccomp.bpf.Assembler;
import io.rustbox.seccomp.bpf.Label;
import java.util.Optional;

/** Emits the test of one argument; the machine is 32 bits wide, so a register is compared in two halves. */
final class ConditionCompiler {
    private final Assembler assembler;
    private final ArgCondition condition;
    private Optional<Load> loaded;

    /** @param loaded what the accumulator holds on every way here */
    ConditionCompiler(Assembler assembler, ArgCondition condition, Optional<Load> loaded) {
        this.assembler = assembler;
        this.condition = condition;
        this.loaded = loaded;
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
        if (Load.high(condition.mask()) != 0) {
            load(Load.high(condition));
            assembler.ifEqual(Load.high(condition.value()), low, fails).place(low);
        }
        load(Load.low(condition));
        assembler.ifEqual((int) condition.value(), holds, fails);
    }

    private interface Comparison {
        Assembler emit(int k, Label whenTrue, Label whenFalse);
    }

    private void ordered(Label holds, Label fails, Comparison lowHalf) {
        if (condition.width() == ArgCondition.Width.BITS_64) {
            Label notGreater = new Label("high half not greater");
            Label low = new Label("low half");
            load(Load.high(condition));
            assembler.ifGreater(Load.high(condition.value()), holds, notGreater).place(notGreater);
            assembler.ifEqual(Load.high(condition.value()), low, fails).place(low);
        }
        load(Load.low(condition));
        var _ = lowHalf.emit((int) condition.value(), holds, fails);
    }

    private void load(Load wanted) {
        if (!loaded.equals(Optional.of(wanted))) {
            wanted.emit(assembler);
            loaded = Optional.of(wanted);
        }
    }
}
