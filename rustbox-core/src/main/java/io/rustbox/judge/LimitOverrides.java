package io.rustbox.judge;

import static java.util.Objects.requireNonNull;

import io.rustbox.Limits;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a submission asks for instead of its language's limits. Immutable; every method answers a changed copy.
 *
 * @param amounts in nanoseconds, bytes or things; a limit that is not in it stays as the language has it
 */
public record LimitOverrides(Map<LimitName, Long> amounts) {
    private static final LimitOverrides NONE = new LimitOverrides(Map.of());

    /** Copies the map and checks that each amount is positive. */
    public LimitOverrides {
        requireNonNull(amounts, "amounts");
        amounts = Map.copyOf(amounts);
        amounts.forEach((limit, amount) -> {
            if (amount <= 0) {
                throw new IllegalArgumentException(limit.spelling() + " must be positive: " + limit.told(amount));
            }
        });
    }

    /** {@return no override at all} */
    public static LimitOverrides none() {
        return NONE;
    }

    /** {@return these with another CPU time} */
    public LimitOverrides cpu(Duration time) {
        return with(LimitName.CPU_TIME, time.toNanos());
    }

    /** {@return these with another wall time} */
    public LimitOverrides wall(Duration time) {
        return with(LimitName.WALL_TIME, time.toNanos());
    }

    /** {@return these with another amount of memory} */
    public LimitOverrides memory(long bytes) {
        return with(LimitName.MEMORY, bytes);
    }

    /** {@return these with another number of processes and threads} */
    public LimitOverrides processes(int count) {
        return with(LimitName.PROCESSES, count);
    }

    /** {@return these with another amount, in nanoseconds, bytes or things} */
    public LimitOverrides with(LimitName limit, long amount) {
        Map<LimitName, Long> more = new EnumMap<>(LimitName.class);
        more.putAll(amounts);
        more.put(limit, amount);
        return new LimitOverrides(more);
    }

    /** {@return these, and where {@code other} asks for something else, that} */
    LimitOverrides with(LimitOverrides other) {
        Map<LimitName, Long> more = new EnumMap<>(LimitName.class);
        more.putAll(amounts);
        more.putAll(other.amounts);
        return new LimitOverrides(more);
    }

    /**
     * {@return {@code base} with these overrides} More CPU time than the language has makes the wall time longer by as
     * much, within the maximum, unless a wall time is asked for as well: otherwise it could never be used.
     *
     * @throws LimitRefusedException if one is above its {@code maximum}
     * @throws IllegalArgumentException if one is less than any run needs
     */
    public Limits applyTo(Limits base, Limits maximum) {
        Limits limits = base;
        for (var override : amounts.entrySet()) {
            LimitName limit = override.getKey();
            long most = limit.of(maximum);
            if (override.getValue() > most) {
                throw new LimitRefusedException(limit, override.getValue(), most);
            }
            limits = limit.with(limits, override.getValue());
        }
        Duration moreCpu = limits.cpu().minus(base.cpu());
        if (moreCpu.isPositive() && !amounts.containsKey(LimitName.WALL_TIME)) {
            Duration wall = base.wall().plus(moreCpu);
            Duration longest = maximum.wall();
            long nanos = (wall.compareTo(longest) < 0 ? wall : longest).toNanos();
            limits = LimitName.WALL_TIME.with(limits, nanos);
        }
        return limits;
    }
}
