package io.rustbox.judge;

import io.rustbox.Limits;
import java.math.BigDecimal;
import java.time.Duration;

/** A limit that a submission may ask for, with the unit in which it is told to people. */
public enum LimitName {
    CPU_TIME("CPU time", Unit.SECONDS),
    WALL_TIME("wall time", Unit.SECONDS),
    MEMORY("memory",
            Unit.MEBIBYTES),
    PROCESSES("processes", Unit.COUNT),
    OPEN_FILES("open files",
            Unit.COUNT),
    FILE_SIZE("file size", Unit.MEBIBYTES),
    STACK("stack",
            Unit.MEBIBYTES),
    OUTPUT("output", Unit.MEBIBYTES),
    SCRATCH("scratch space", Unit.MEBIBYTES);

    private final String spelling;
    private final Unit unit;

    LimitName(String spelling, Unit unit) {
        this.spelling = spelling;
        this.unit = unit;
    }

    /** What a limit is counted in: nanoseconds, bytes or things; and how that is told. */
    private enum Unit {
        SECONDS(1_000_000_000, " s"),
        MEBIBYTES(1 << 20, " MB"),
        COUNT(1, "");

        private final long size;
        private final String suffix;

        Unit(long size, String suffix) {
            this.size = size;
            this.suffix = suffix;
        }

        String told(long amount) {
            BigDecimal told = BigDecimal.valueOf(amount).divide(BigDecimal.valueOf(size));
            return told.stripTrailingZeros().toPlainString() + suffix;
        }
    }

    /** {@return for people, {@code CPU time}} */
    public String spelling() {
        return spelling;
    }

    /** {@return {@code amount}, in nanoseconds, bytes or things, as people are told it: {@code 256 MB}} */
    String told(long amount) {
        return unit.told(amount);
    }

    /** {@return this limit's amount in {@code limits}, in nanoseconds, bytes or things} */
    long of(Limits limits) {
        return switch (this) {
            case CPU_TIME -> limits.cpu().toNanos();
            case WALL_TIME -> limits.wall().toNanos();
            case MEMORY -> limits.memoryBytes();
            case PROCESSES -> limits.processes();
            case OPEN_FILES -> limits.openFiles();
            case FILE_SIZE -> limits.fileSizeBytes();
            case STACK -> limits.stackBytes();
            case OUTPUT -> limits.outputBytes();
            case SCRATCH -> limits.scratchBytes();
        };
    }

    /** {@return {@code limits} with this one replaced} */
    Limits with(Limits limits, long amount) {
        return new Limits(
                Duration.ofNanos(this == CPU_TIME ? amount : limits.cpu().toNanos()),
                Duration.ofNanos(this == WALL_TIME ? amount : limits.wall().toNanos()),
                this == MEMORY ? amount : limits.memoryBytes(),
                this == PROCESSES ? Math.toIntExact(amount) : limits.processes(),
                this == OPEN_FILES ? Math.toIntExact(amount) : limits.openFiles(),
                this == FILE_SIZE ? amount : limits.fileSizeBytes(),
                this == STACK ? amount : limits.stackBytes(),
                this == OUTPUT ? amount : limits.outputBytes(),
                this == SCRATCH ? amount : limits.scratchBytes());
    }
}
