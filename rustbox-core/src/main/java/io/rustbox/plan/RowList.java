package io.rustbox.plan;

import io.rustbox.linux.Syscall;
import java.util.ArrayList;
import java.util.List;

/** The rows of a plan while it is being made. */
final class RowList {
    private final List<Row> rows = new ArrayList<>();

    /** Adds a call that has to succeed. */
    void call(String step, Syscall syscall, Argument... arguments) {
        add(step, syscall, new Row.Check.Succeeds(), arguments);
    }

    /** Adds a call that has to succeed; {@return its result, for later rows} */
    Argument resultOf(String step, Syscall syscall, Argument... arguments) {
        add(step, syscall, new Row.Check.Succeeds(), arguments);
        return new Argument.ResultOf(rows.size() - 1, "<" + step + ">");
    }

    /** Adds a call whose result has to be {@code value}. */
    void expect(String step, long value, Syscall syscall, Argument... arguments) {
        add(step, syscall, new Row.Check.Equals(value), arguments);
    }

    /** Adds a read-back: the 64 bits at {@code offset} of {@code block} have to be {@code value}. */
    void expectMemory(String step, long value, Block block, int offset) {
        Argument.Loaded loaded = new Argument.Loaded(block, offset, step);
        rows.add(new Row(step, new Row.Action.Load(loaded), new Row.Check.Equals(value)));
    }

    int size() {
        return rows.size();
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }

    private void add(String step, Syscall syscall, Row.Check check, Argument... arguments) {
        rows.add(new Row(step, new Row.Action.Call(syscall, List.of(arguments)), check));
    }
}
