package io.rustbox;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What a run may use. Times are of the whole process tree; sizes are in bytes.
 *
 * <p>The four that matter are asked for in turn, the others have defaults:
 * {@code Limits.cpu(ofSeconds(2)).wall(ofSeconds(5)).memory(mebibytes(256)).processes(16)}.
 *
 * @param cpu CPU time of all processes and threads together
 * @param wall time from exec to exit
 * @param memoryBytes memory of all processes together, tmpfs and page tables included; swap is always zero
 * @param processes processes and threads at one time ({@code pids.max} and {@code RLIMIT_NPROC}); without a control group, in
 *     permissive mode, as many and what the same user may start besides
 * @param openFiles descriptors of one process ({@code RLIMIT_NOFILE})
 * @param fileSizeBytes size of one file ({@code RLIMIT_FSIZE})
 * @param stackBytes stack of the main thread ({@code RLIMIT_STACK})
 * @param outputBytes what is kept of stdout, and of stderr; more ends the run
 * @param scratchBytes size of {@code /box}, and of {@code /tmp}
 * @see <a href="https://man7.org/linux/man-pages/man2/getrlimit.2.html">getrlimit(2)</a>
 */
public record Limits(
        Duration cpu,
        Duration wall,
        long memoryBytes,
        int processes,
        int openFiles,
        long fileSizeBytes,
        long stackBytes,
        long outputBytes,
        long scratchBytes) {
    /** The longest CPU or wall time that can be asked for. */
    public static final Duration LONGEST = Duration.ofDays(1);

    private static final int DEFAULT_OPEN_FILES = 64;
    private static final long DEFAULT_FILE_SIZE = mebibytes(64);
    private static final long DEFAULT_STACK = mebibytes(64);
    private static final long DEFAULT_OUTPUT = mebibytes(10);
    private static final long DEFAULT_SCRATCH = mebibytes(256);

    public Limits {
        requireNonNull(cpu, "cpu");
        requireNonNull(wall, "wall");
        checkTime("cpu", cpu);
        checkTime("wall", wall);
        checkAtLeast("memoryBytes", memoryBytes, mebibytes(1));
        checkAtLeast("processes", processes, 1);
        checkAtLeast("openFiles", openFiles, 3);
        checkAtLeast("fileSizeBytes", fileSizeBytes, 0);
        checkAtLeast("stackBytes", stackBytes, 64 * 1024);
        checkAtLeast("outputBytes", outputBytes, 0);
        checkAtLeast("scratchBytes", scratchBytes, 64 * 1024);
        if (outputBytes > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("outputBytes must fit into a byte array: " + outputBytes);
        }
    }

    /** Begins with the CPU time; the wall time is asked for next. */
    public static NeedsWall cpu(Duration cpu) {
        return new NeedsWall(cpu);
    }

    /** {@return {@code count} MiB in bytes} */
    public static long mebibytes(long count) {
        return Math.multiplyExact(count, 1024 * 1024);
    }

    /** The CPU time is set; the wall time comes next. */
    public record NeedsWall(Duration cpu) {
        public NeedsWall {
            requireNonNull(cpu, "cpu");
        }

        public NeedsMemory wall(Duration wall) {
            return new NeedsMemory(cpu, wall);
        }
    }

    /** The times are set; the memory comes next. */
    public record NeedsMemory(Duration cpu, Duration wall) {
        public NeedsMemory {
            requireNonNull(cpu, "cpu");
            requireNonNull(wall, "wall");
        }

        public NeedsProcesses memory(long memoryBytes) {
            return new NeedsProcesses(cpu, wall, memoryBytes);
        }
    }

    /** Times and memory are set; the number of processes comes next. */
    public record NeedsProcesses(Duration cpu, Duration wall, long memoryBytes) {
        public NeedsProcesses {
            requireNonNull(cpu, "cpu");
            requireNonNull(wall, "wall");
        }

        public Limits processes(int processes) {
            return new Limits(
                    cpu,
                    wall,
                    memoryBytes,
                    processes,
                    DEFAULT_OPEN_FILES,
                    DEFAULT_FILE_SIZE,
                    DEFAULT_STACK,
                    DEFAULT_OUTPUT,
                    DEFAULT_SCRATCH);
        }
    }

    /** {@return these limits with {@link #openFiles} replaced} */
    public Limits openFiles(int count) {
        return new Limits(
                cpu, wall, memoryBytes, processes, count, fileSizeBytes, stackBytes, outputBytes, scratchBytes);
    }

    /** {@return these limits with {@link #fileSizeBytes} replaced} */
    public Limits fileSize(long bytes) {
        return new Limits(cpu, wall, memoryBytes, processes, openFiles, bytes, stackBytes, outputBytes, scratchBytes);
    }

    /** {@return these limits with {@link #stackBytes} replaced} */
    public Limits stack(long bytes) {
        return new Limits(
                cpu, wall, memoryBytes, processes, openFiles, fileSizeBytes, bytes, outputBytes, scratchBytes);
    }

    /** {@return these limits with {@link #outputBytes} replaced} */
    public Limits output(long bytes) {
        return new Limits(cpu, wall, memoryBytes, processes, openFiles, fileSizeBytes, stackBytes, bytes, scratchBytes);
    }

    /** {@return these limits with {@link #scratchBytes} replaced} */
    public Limits scratch(long bytes) {
        return new Limits(cpu, wall, memoryBytes, processes, openFiles, fileSizeBytes, stackBytes, outputBytes, bytes);
    }

    private static void checkTime(String name, Duration time) {
        if (time.isNegative() || time.isZero() || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " must be positive and at most a day: " + time);
        }
    }

    private static void checkAtLeast(String name, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ": " + value);
        }
    }
}
