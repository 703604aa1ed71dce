package io.rustbox.language;

import io.rustbox.Limits;
import java.math.BigDecimal;
import java.time.Duration;

/** Reads limits, each of which has to be there. */
final class LimitsReader {
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);
    private static final BigDecimal SHORTEST_SECONDS = BigDecimal.valueOf(1, 9);
    private static final BigDecimal LONGEST_SECONDS = BigDecimal.valueOf(86_400);
    private static final long MOST_MEBIBYTES = 1L << 30;

    private LimitsReader() {}

    static Limits limits(JsonObject limits) throws LanguageFormatException {
        Limits read = Limits.cpu(seconds(limits, "cpu_seconds"))
                .wall(seconds(limits, "wall_seconds"))
                .memory(mebibytes(limits, "memory_mb"))
                .processes((int) limits.whole("processes", 1, Integer.MAX_VALUE))
                .openFiles((int) limits.whole("open_files", 3, Integer.MAX_VALUE))
                .fileSize(mebibytes(limits, "file_size_mb"))
                .stack(mebibytes(limits, "stack_mb"))
                .output(Limits.mebibytes(limits.whole("output_mb", 1, 2047)))
                .scratch(mebibytes(limits, "scratch_mb"));
        limits.end();
        return read;
    }

    private static long mebibytes(JsonObject limits, String name) throws LanguageFormatException {
        return Limits.mebibytes(limits.whole(name, 1, MOST_MEBIBYTES));
    }

    private static Duration seconds(JsonObject limits, String name) throws LanguageFormatException {
        BigDecimal seconds = limits.number(name);
        if (seconds.compareTo(SHORTEST_SECONDS) < 0 || seconds.compareTo(LONGEST_SECONDS) > 0) {
            throw limits.problem(
                    name,
                    "expected seconds, at least a nanosecond and at most " + LONGEST_SECONDS + ", found " + seconds);
        }
        return Duration.ofNanos(seconds.multiply(NANOS).longValue());
    }
}
