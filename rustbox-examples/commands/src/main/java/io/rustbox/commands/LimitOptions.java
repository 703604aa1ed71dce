package io.rustbox.commands;

import io.rustbox.judge.LimitName;
import io.rustbox.judge.LimitOverrides;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The limits that a command line asks for. Sizes are in MB of 1024 · 1024 bytes, or have a unit: K, M or G. */
final class LimitOptions {
    private final Map<LimitName, Long> amounts = new EnumMap<>(LimitName.class);

    @Option(names = {"--cpu",
        "--time"}, paramLabel = "S", converter = Values.Seconds.class, description = "CPU time of all processes together, in seconds.")
    void cpu(@Nullable Duration time) {
        set(LimitName.CPU_TIME, time);
    }

    @Option(names = "--wall-time", paramLabel = "S", converter = Values.Seconds.class, description = "Time from start to end, in seconds.")
    void wallTime(@Nullable Duration time) {
        set(LimitName.WALL_TIME, time);
    }

    @Option(names = "--mem", paramLabel = "MB", converter = Values.Size.class, description = "Memory of all processes together. Sizes are in MB, or have a unit: 512K, 64M, 1G.")
    void memory(@Nullable Long bytes) {
        set(LimitName.MEMORY, bytes);
    }

    @Option(names = "--processes", paramLabel = "N", converter = Values.Count.class, description = "Processes and threads at one time.")
    void processes(@Nullable Long count) {
        set(LimitName.PROCESSES, count);
    }

    @Option(names = "--open-files", paramLabel = "N", converter = Values.Count.class, description = "Open descriptors of one process.")
    void openFiles(@Nullable Long count) {
        set(LimitName.OPEN_FILES, count);
    }

    @Option(names = "--fsize", paramLabel = "MB", converter = Values.Size.class, description = "Size of one file.")
    void fileSize(@Nullable Long bytes) {
        set(LimitName.FILE_SIZE, bytes);
    }

    @Option(names = "--stack", paramLabel = "MB", converter = Values.Size.class, description = "Stack of the main thread.")
    void stack(@Nullable Long bytes) {
        set(LimitName.STACK, bytes);
    }

    @Option(names = "--output-limit", paramLabel = "MB", converter = Values.Size.class, description = "Bytes written to stdout, and to stderr; more ends the run.")
    void output(@Nullable Long bytes) {
        set(LimitName.OUTPUT, bytes);
    }

    @Option(names = "--scratch", paramLabel = "MB", converter = Values.Size.class, description = "Size of /box, and of /tmp.")
    void scratch(@Nullable Long bytes) {
        set(LimitName.SCRATCH, bytes);
    }

    LimitOverrides overrides() {
        return new LimitOverrides(amounts);
    }

    /** {@return the option that asks for {@code limit}} */
    static String option(LimitName limit) {
        return switch (limit) {
            case CPU_TIME -> "--cpu";
            case WALL_TIME -> "--wall-time";
            case MEMORY -> "--mem";
            case PROCESSES -> "--processes";
            case OPEN_FILES -> "--open-files";
            case FILE_SIZE -> "--fsize";
            case STACK -> "--stack";
            case OUTPUT -> "--output-limit";
            case SCRATCH -> "--scratch";
        };
    }

    private void set(LimitName limit, @Nullable Duration time) {
        set(limit, time == null ? null : (Long) time.toNanos());
    }

    // picocli calls with null to reset an option before it parses
    private void set(LimitName limit, @Nullable Long amount) {
        if (amount == null) {
            amounts.remove(limit);
        } else {
            amounts.put(limit, amount);
        }
    }
}
