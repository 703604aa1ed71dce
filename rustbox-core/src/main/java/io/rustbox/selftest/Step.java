package io.rustbox.selftest;

import io.rustbox.linux.ProbeImage.Told;
import java.util.List;

/**
 * One step of a script. What follows it is the next one in the list, unless an answer's sign leads elsewhere.
 *
 * @param label at most eight ASCII characters; the probe writes it beside what it tells
 * @param negative the label of the step that follows a negative answer; {@link #NEXT}, or {@link #END}
 */
record Step(
        String label, Operation operation, List<Operand> operands, Told telling, String negative, String zero,
        String positive) {
    /** In the place of a label: the next step of the list. */
    static final String NEXT = "";

    /** In the place of a label: the probe exits. */
    static final String END = "end";

    /** The label of a step that tells of one that failed: what it tells is no success. */
    static final String TELL = "tell";

    /** What a step does. */
    sealed interface Operation {
        /** A system call, by its name. */
        record Call(String name) implements Operation {}

        /** A system call by a number that no table has. */
        record Numbered(long number) implements Operation {}

        /** Adds the second operand to the word at the first. */
        record Add() implements Operation {}

        /** A call through the 32-bit gate. */
        record Call32() implements Operation {}
    }

    Step {
        operands = List.copyOf(operands);
    }

    static Step call(String name, Operand... operands) {
        return of(name, new Operation.Call(name), operands);
    }

    static Step numbered(String label, long number) {
        return of(label, new Operation.Numbered(number));
    }

    static Step call32(String label, Operand... operands) {
        return of(label, new Operation.Call32(), operands);
    }

    static Step add(String label, Operand address, long amount) {
        return of(label, new Operation.Add(), address, Operand.value(amount));
    }

    /** {@return a step that tells what {@code label} answered, and ends the probe} */
    static Step tell(String label) {
        return add(TELL, new Operand.ResultAddress(label), 0).told().then(END);
    }

    private static Step of(String name, Operation operation, Operand... operands) {
        String label = name.substring(0, Math.min(name.length(), Long.BYTES));
        return new Step(label, operation, List.of(operands), Told.NO, NEXT, NEXT, NEXT);
    }

    Step labelled(String name) {
        return new Step(name, operation, operands, telling, negative, zero, positive);
    }

    Step told() {
        return new Step(label, operation, operands, Told.YES, negative, zero, positive);
    }

    Step onNegative(String next) {
        return new Step(label, operation, operands, telling, next, zero, positive);
    }

    Step onZero(String next) {
        return new Step(label, operation, operands, telling, negative, next, positive);
    }

    Step onPositive(String next) {
        return new Step(label, operation, operands, telling, negative, zero, next);
    }

    /** {@return this step with {@code next} after it whatever the answer} */
    Step then(String next) {
        return onNegative(next).onZero(next).onPositive(next);
    }
}
