package io.rustbox.selftest;

import io.rustbox.linux.Arch;
import io.rustbox.linux.ProbeImage;
import io.rustbox.linux.ProbeImage.Row;
import io.rustbox.seccomp.SeccompData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a probe does, step by step, as data. */
record Script(List<Step> steps) {
    /**
     * What a step answered.
     *
     * @param result as the kernel has it: a negative one is an errno
     */
    record Answer(String label, long result) {}

    Script {
        steps = List.copyOf(steps);
    }

    static Script of(Step... steps) {
        return new Script(List.of(steps));
    }

    /** {@return the step whose answer {@code answer} tells: its own, or that of the one it tells of} */
    Step decisive(Answer answer) {
        Step step = steps.get(index(answer.label()));
        return step.operands().stream()
                .filter(Operand.ResultAddress.class::isInstance)
                .map(operand -> steps.get(index(((Operand.ResultAddress) operand).label())))
                .findFirst()
                .orElse(step);
    }

    /** {@return whether {@code answer} is of one of these steps} */
    boolean has(Answer answer) {
        return steps.stream().anyMatch(step -> step.label().equals(answer.label()));
    }

    /** {@return this script as an executable for {@code arch}} */
    byte[] executable(Arch arch) {
        Layout layout = new Layout(steps.size());
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            rows.add(row(i, layout, arch));
        }
        return ProbeImage.of(rows, layout.memory(), 0, arch);
    }

    /** {@return what a filter sees of {@code step}; words that are known only then are 0} */
    SeccompData seen(Step step, Arch arch) {
        Row row = row(steps.indexOf(step), new Layout(steps.size()), arch);
        long[] arguments = row.arguments().stream().mapToLong(Long::longValue).toArray();
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = (row.indirect() >>> i & 1) == 1 ? 0 : arguments[i];
        }
        return SeccompData.of(numbering(arch), (int) row.number(), arguments);
    }

    private Row row(int index, Layout layout, Arch arch) {
        Step step = steps.get(index);
        List<Long> arguments = new ArrayList<>();
        int indirect = 0;
        for (Operand operand : step.operands()) {
            indirect |= switch (operand) {
                case Operand.Value _,Operand.Memory _, Operand.ResultAddress _ -> 0;
                case Operand.WordAt _, Operand.ResultOf _ -> 1 << arguments.size();
            };
            arguments.add(switch (operand) {
                case Operand.Value(long number) -> number;
                case Operand.Memory memory -> layout.address(memory);
                case Operand.WordAt(Operand.Memory place) -> layout.address(place);
                case Operand.ResultOf(String label) -> ProbeImage.resultAddress(index(label));
                case Operand.ResultAddress(String label) -> ProbeImage.resultAddress(index(label));
            });
        }
        while (arguments.size() < ProbeImage.ARGUMENTS) {
            arguments.add(0L);
        }
        return new Row(number(step.operation(), arch), arguments, indirect, step.telling(), tag(step.label()),
                next(step.negative(), index), next(step.zero(), index), next(step.positive(), index));
    }

    private static long number(Step.Operation operation, Arch arch) {
        return switch (operation) {
            case Step.Operation.Call(String name) -> numbering(arch)
                    .syscallNumber(name)
                    .orElseThrow(() -> new IllegalArgumentException(arch + " has no call " + name));
            case Step.Operation.Numbered(long number) -> number;
            case Step.Operation.Add() -> ProbeImage.ADD;
            case Step.Operation.Call32() -> ProbeImage.CALL32;
        };
    }

    private int next(String label, int index) {
        return switch (label) {
            case Step.NEXT -> index + 1 < steps.size() ? index + 1 : ProbeImage.END;
            case Step.END -> ProbeImage.END;
            default -> index(label);
        };
    }

    private int index(String label) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).label().equals(label)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no step " + label);
    }

    private static long tag(String label) {
        byte[] tag = new byte[Long.BYTES];
        byte[] name = label.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(name, 0, tag, 0, name.length);
        return ByteBuffer.wrap(tag).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    /** {@return the last whole answer among what a probe wrote} */
    static Optional<Answer> lastAnswer(byte[] written) {
        int size = 2 * Long.BYTES;
        int whole = written.length / size;
        if (whole == 0) {
            return Optional.empty();
        }
        int at = (whole - 1) * size;
        long result = ByteBuffer.wrap(written).order(ByteOrder.LITTLE_ENDIAN).getLong(at);
        String label = new String(written, at + Long.BYTES, Long.BYTES, StandardCharsets.US_ASCII);
        return Optional.of(new Answer(label.replace("\0", ""), result));
    }

    private static io.rustbox.seccomp.Arch numbering(Arch arch) {
        return switch (arch) {
            case X86_64 -> io.rustbox.seccomp.Arch.X86_64;
            case AARCH64 -> io.rustbox.seccomp.Arch.AARCH64;
        };
    }

    /** Where the memory's parts are, in the order in which they were first named. */
    private static final class Layout {
        private final int rows;
        private final Map<String, Operand.Memory> places = new LinkedHashMap<>();

        Layout(int rows) {
            this.rows = rows;
        }

        long address(Operand.Memory wanted) {
            places.putIfAbsent(wanted.name(), wanted);
            int offset = 0;
            for (Operand.Memory place : places.values()) {
                if (place.name().equals(wanted.name())) {
                    break;
                }
                offset += rounded(place.content().length);
            }
            return ProbeImage.memoryAddress(rows, offset + wanted.offset());
        }

        byte[] memory() {
            ByteBuffer memory = ByteBuffer.allocate(
                    places.values().stream().mapToInt(place -> rounded(place.content().length)).sum());
            int offset = 0;
            for (Operand.Memory place : places.values()) {
                memory.put(offset, place.content());
                offset += rounded(place.content().length);
            }
            return memory.array();
        }

        /** Words are aligned, and one may be read across the end of what is named. */
        private static int rounded(int size) {
            return (size + 2 * Long.BYTES - 1) / Long.BYTES * Long.BYTES;
        }
    }
}
