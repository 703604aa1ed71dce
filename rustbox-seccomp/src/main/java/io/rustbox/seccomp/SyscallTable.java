package io.rustbox.seccomp;

import io.rustbox.seccomp.Arch.Syscall;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** One architecture's column of {@code syscalls.tbl}. */
record SyscallTable(List<Syscall> syscalls, Map<String, Integer> numbers, Map<Integer, String> names) {
    private static final String RESOURCE = "syscalls.tbl";
    private static final String ABSENT = "-";

    SyscallTable {
        syscalls = List.copyOf(syscalls);
        numbers = Map.copyOf(numbers);
        names = Map.copyOf(names);
    }

    /** Reads column {@code index}, counted from the first that holds numbers. */
    static SyscallTable column(int index) {
        List<Syscall> syscalls = rows().stream()
                .map(line -> line.split(" +"))
                .filter(cells -> !cells[1 + index].equals(ABSENT))
                .map(cells -> new Syscall(Integer.parseInt(cells[1 + index]), cells[0]))
                .sorted(Comparator.comparingInt(Syscall::number))
                .toList();
        return new SyscallTable(
                syscalls,
                syscalls.stream().collect(Collectors.toMap(Syscall::name, Syscall::number)),
                syscalls.stream().collect(Collectors.toMap(Syscall::number, Syscall::name)));
    }

    private static List<String> rows() {
        try (InputStream in = SyscallTable.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new AssertionError(RESOURCE + " is missing beside " + SyscallTable.class);
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<String> name(int number) {
        return Optional.ofNullable(names.get(number));
    }

    OptionalInt number(String name) {
        Integer number = numbers.get(name);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
