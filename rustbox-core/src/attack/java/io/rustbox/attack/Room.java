package io.rustbox.attack;

import io.rustbox.Limits;
import io.rustbox.testing.Pace;
import java.time.Duration;

/**
 * The limits of an attack, in words such as {@code memory=32 processes=8 cpu=300 wall=2000 files=32 file-size=1 output=1
 * scratch=4}: sizes in MiB, times in milliseconds of a real machine.
 */
record Room(Limits limits) {
    /** Adds {@code words}. */
    Room with(String words) {
        Limits changed = limits;
        for (String word : words.split(" ")) {
            String[] parts = word.split("=", 2);
            if (parts.length != 2) {
                throw new IllegalArgumentException("not NAME=NUMBER: " + word);
            }
            changed = with(changed, parts[0], Long.parseLong(parts[1]));
        }
        return new Room(changed);
    }

    /** {@return room of that many MiB and processes, and of times that only a program which wants to would use up} */
    static Room of(long mebibytes, int processes) {
        return new Room(Limits.cpu(Pace.stretched(Duration.ofSeconds(20)))
                .wall(Pace.stretched(Duration.ofSeconds(60)))
                .memory(Limits.mebibytes(mebibytes))
                .processes(processes)
                .fileSize(Limits.mebibytes(8))
                .output(Limits.mebibytes(1))
                .scratch(Limits.mebibytes(16)));
    }

    /** {@return the same, but that many times the wall time} */
    Room patient(int times) {
        return new Room(replaced(limits, limits.cpu(), limits.wall().multipliedBy(times), limits.memoryBytes(), limits.processes()));
    }

    private static Limits with(Limits old, String name, long value) {
        Duration time = Pace.stretched(Duration.ofMillis(value));
        return switch (name) {
            case "cpu" -> replaced(old, time, old.wall(), old.memoryBytes(), old.processes());
            case "wall" -> replaced(old, old.cpu(), time, old.memoryBytes(), old.processes());
            case "memory" -> replaced(old, old.cpu(), old.wall(), Limits.mebibytes(value), old.processes());
            case "processes" -> replaced(old, old.cpu(), old.wall(), old.memoryBytes(), (int) value);
            case "files" -> old.openFiles((int) value);
            case "file-size" -> old.fileSize(Limits.mebibytes(value));
            case "output" -> old.output(Limits.mebibytes(value));
            case "scratch" -> old.scratch(Limits.mebibytes(value));
            default -> throw new IllegalArgumentException("no limit is called " + name);
        };
    }

    private static Limits replaced(Limits old, Duration cpu, Duration wall, long memory, int processes) {
        return new Limits(cpu, wall, memory, processes, old.openFiles(), old.fileSizeBytes(), old.stackBytes(),
                old.outputBytes(), old.scratchBytes());
    }
}
