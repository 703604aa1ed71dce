package io.rustbox.launch;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.util.Objects.requireNonNull;

import io.rustbox.Errno;
import io.rustbox.SetupException;
import io.rustbox.linux.Arch;
import io.rustbox.linux.Replayer;
import io.rustbox.plan.Argument;
import io.rustbox.plan.Block;
import io.rustbox.plan.LaunchPlan;
import io.rustbox.plan.Row;
import io.rustbox.plan.Slot;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A {@link LaunchPlan} laid out in native memory, where the replayer finds it. Made once, launched many times, by one
 * thread at a time; each launch brings its own {@link Slot} values.
 */
final class LaunchTable {
    private static final long ALL_SIGNALS = -1L;

    private final LaunchPlan plan;
    private final Chunks memory;
    private final MemorySegment header;
    private final MemorySegment rows;
    private final MemorySegment slots;
    private final Map<Block, MemorySegment> blocks = new IdentityHashMap<>();
    private byte[] text = {};
    private final Map<Slot, MemorySegment> slotPlaces = new EnumMap<>(Slot.class);
    /** Places within blocks that hold the same value. */
    private final Map<Slot, List<MemorySegment>> copies = new EnumMap<>(Slot.class);

    /** Lays {@code plan} out in memory of {@code arena}. */
    LaunchTable(LaunchPlan plan, Arena arena) {
        this.plan = plan;
        this.memory = new Chunks(arena);
        header = memory.allocate(Replayer.HEADER_SIZE);
        rows = memory.allocate(plan.rows().size() * Replayer.ROW_SIZE);
        slots = memory.allocate((long) Slot.values().length * Long.BYTES);
        for (Slot slot : Slot.values()) {
            slotPlaces.put(slot, slots.asSlice((long) slot.ordinal() * Long.BYTES, Long.BYTES));
        }
        layOutHeader();
        for (int i = 0; i < plan.rows().size(); i++) {
            layOutRow(i);
        }
        markLast(plan.before() - 1);
        markLast(plan.executing());
        markLast(plan.rows().size() - 1);
    }

    private void markLast(int index) {
        if (index >= 0) {
            MemorySegment row = row(index);
            row.set(JAVA_LONG, Replayer.ROW_FLAGS, row.get(JAVA_LONG, Replayer.ROW_FLAGS) | Replayer.LAST);
        }
    }

    /** Sets what this launch brings along. */
    void set(Slot slot, long value) {
        place(slot).set(JAVA_LONG, 0, value);
        for (MemorySegment copy : copies.getOrDefault(slot, List.of())) {
            copy.set(JAVA_LONG, 0, value);
        }
    }

    /** {@return the memory of a block of the plan} */
    MemorySegment memory(Block block) {
        return requireNonNull(blocks.get(block), "no row of the plan uses this block");
    }

    /** Replays the rows, the child's in a new child; returns once that has executed a program or ended. */
    Launched launch() {
        header.set(JAVA_LONG, Replayer.HEADER_FAILED, 0);
        for (long row = 0; row < rows.byteSize(); row += Replayer.ROW_SIZE) {
            rows.set(JAVA_LONG, row + Replayer.ROW_DONE, 0);
        }
        return new Launched(Replayer.launch(header));
    }

    /** {@return the plan that is laid out} */
    LaunchPlan plan() {
        return plan;
    }

    /** {@return the header as the replayer sees it} */
    MemorySegment header() {
        return header;
    }

    /** {@return the row at {@code index} as the replayer sees it} */
    MemorySegment row(int index) {
        return rows.asSlice(index * Replayer.ROW_SIZE, Replayer.ROW_SIZE);
    }

    private void layOutHeader() {
        header.set(JAVA_LONG, Replayer.HEADER_ROWS, row(plan.before()).address());
        if (plan.before() > 0) {
            header.set(JAVA_LONG, Replayer.HEADER_BEFORE, rows.address());
        }
        if (plan.after() > 0) {
            header.set(JAVA_LONG, Replayer.HEADER_AFTER, row(plan.executing() + 1).address());
        }
        header.set(JAVA_LONG, Replayer.HEADER_BLOCKED, ALL_SIGNALS);
        Row.Action.Call cloning = plan.cloning();
        header.set(JAVA_LONG, Replayer.HEADER_CLONE_NR, cloning.syscall().number(Arch.current()));
        for (int i = 0; i < cloning.arguments().size(); i++) {
            Value value = value(cloning.arguments().get(i));
            header.set(JAVA_LONG, Replayer.HEADER_CLONE_ARGS + (long) i * Long.BYTES, value.word());
        }
    }

    private void layOutRow(int index) {
        MemorySegment row = row(index);
        long flags = 0;
        switch (plan.rows().get(index).action()) {
            case Row.Action.Call(var syscall, List<Argument> arguments) -> {
                row.set(JAVA_LONG, Replayer.ROW_NR, syscall.number(Arch.current()));
                for (int i = 0; i < arguments.size(); i++) {
                    flags |= layOutArgument(row, i, arguments.get(i));
                }
            }
            case Row.Action.Load(Argument.Loaded loaded) -> {
                row.set(JAVA_LONG, Replayer.ROW_NR, Replayer.NO_CALL);
                flags |= layOutArgument(row, 0, loaded);
            }
        }
        flags |= switch (plan.rows().get(index).check()) {
            case Row.Check.Succeeds() -> 0;
            case Row.Check.Ignored() -> Replayer.IGNORE;
            case Row.Check.Equals(long expected) -> {
                row.set(JAVA_LONG, Replayer.ROW_EXPECTED, expected);
                yield Replayer.EXPECT;
            }
        };
        row.set(JAVA_LONG, Replayer.ROW_FLAGS, flags);
    }

    private static final long BY_VALUE = 0;

    private long layOutArgument(MemorySegment row, int index, Argument argument) {
        Value value = value(argument);
        row.set(JAVA_LONG, Replayer.ROW_ARGS + (long) index * Long.BYTES, value.word());
        return switch (value) {
            case Immediate _ -> BY_VALUE;
            case Indirect _ -> 1L << index;
        };
    }

    /** What stands in a row for an argument. */
    private sealed interface Value {
        long word();
    }

    private record Immediate(long word) implements Value {}

    /** {@code word} is the address of the value. */
    private record Indirect(long word) implements Value {}

    private Value value(Argument argument) {
        return switch (argument) {
            case Argument.Number(long number, _) -> new Immediate(number);
            case Argument.Address(Block block, int offset, _) -> new Immediate(place(block).address() + offset);
            case Argument.Loaded(Block block, int offset, _) -> new Indirect(place(block).address() + offset);
            case Argument.ResultOf(int row, _) -> new Indirect(
                    rows.address() + row * Replayer.ROW_SIZE + Replayer.ROW_RESULT);
            case Argument.Given(Slot slot) -> new Indirect(place(slot).address());
        };
    }

    private MemorySegment place(Slot slot) {
        return requireNonNull(slotPlaces.get(slot));
    }

    private MemorySegment place(Block block) {
        MemorySegment known = blocks.get(block);
        if (known != null) {
            return known;
        }
        MemorySegment place = memory.allocate(block.size());
        var _ = place.copyFrom(MemorySegment.ofBuffer(block.content()));
        blocks.put(block, place);
        for (Block.Pointer pointer : block.pointers()) {
            place.set(JAVA_LONG, pointer.offset(), place(pointer.target()).address());
        }
        for (Block.Held held : block.held()) {
            copies.computeIfAbsent(held.slot(), _ -> new ArrayList<>(1))
                    .add(place.asSlice(held.offset(), Long.BYTES));
        }
        return place;
    }

    /** What came of a launch. Valid until the next one. */
    final class Launched {
        private final long clone;

        private Launched(long clone) {
            this.clone = clone;
        }

        /** {@return the pid of the cloned child} */
        int child() {
            return (int) clone;
        }

        /** {@return whether there is a child, to be waited for} */
        boolean cloned() {
            return clone > 0;
        }

        /** {@return the result of the row at {@code index}} */
        long result(int index) {
            return rows.get(JAVA_LONG, index * Replayer.ROW_SIZE + Replayer.ROW_RESULT);
        }

        boolean done(int index) {
            return rows.get(JAVA_LONG, index * Replayer.ROW_SIZE + Replayer.ROW_DONE) != 0;
        }

        /** {@return whether every row held, so that the program has been executed} */
        boolean executed() {
            return executing() && failedRow().isEmpty();
        }

        /** {@return whether the child has got to the program, and may still run it} */
        boolean executing() {
            boolean held = failedRow().isEmpty() || failedRow().getAsInt() > plan.executing();
            return cloned() && held && done(plan.executing() - 1) && !done(plan.executing());
        }

        /** {@return why the launch did not get to the program} */
        SetupException failure() {
            OptionalInt failed = failedRow();
            if (failed.isEmpty() && !cloned()) {
                Row cloning = new Row("clone", plan.cloning(), new Row.Check.Succeeds());
                return new SetupException("clone", cloning.text(), new Errno((int) -clone));
            }
            if (failed.isEmpty()) {
                return new SetupException(stoppedAt(), "the child was killed while it made this call");
            }
            Row row = plan.rows().get(failed.getAsInt());
            long result = result(failed.getAsInt());
            if (result < 0) {
                return new SetupException(row.step(), row.text(), new Errno((int) -result));
            }
            return new SetupException(row.step(), row.text() + ": " + result + row.check().text());
        }

        /** {@return every row's result, to be kept beyond the next launch} */
        long[] results() {
            long[] results = new long[plan.rows().size()];
            for (int i = 0; i < results.length; i++) {
                results[i] = result(i);
            }
            return results;
        }

        private OptionalInt failedRow() {
            long address = header.get(JAVA_LONG, Replayer.HEADER_FAILED);
            if (address == 0) {
                return OptionalInt.empty();
            }
            return OptionalInt.of((int) ((address - rows.address()) / Replayer.ROW_SIZE));
        }

        private String stoppedAt() {
            int index = plan.before();
            while (index < plan.executing() && done(index)) {
                index++;
            }
            return plan.rows().get(index).step();
        }
    }

    /** {@return the text that a row left at {@code block}, up to the first zero and without a line break at its end} */
    String text(Block block) {
        MemorySegment place = memory(block);
        if (text.length < block.size()) {
            text = new byte[block.size()];
        }
        MemorySegment.copy(place, JAVA_BYTE, 0, text, 0, block.size());
        int length = 0;
        while (length < block.size() && text[length] != 0) {
            length++;
        }
        if (length > 0 && text[length - 1] == '\n') {
            length--;
        }
        return new String(text, 0, length, StandardCharsets.UTF_8);
    }

    /** {@return a {@code struct timespec} in nanoseconds} */
    static long nanos(MemorySegment timespec) {
        return timespec.get(JAVA_LONG, 0) * 1_000_000_000L + timespec.get(JAVA_LONG, Long.BYTES);
    }
}
