package io.rustbox.service.submission;

import io.rustbox.judge.LimitName;
import io.rustbox.service.json.BadJsonException;
import io.rustbox.service.json.Fields;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The members of {@code limits}, named as in language files. */
enum LimitField {
    CPU_SECONDS(LimitName.CPU_TIME, 1_000_000_000),
    WALL_SECONDS(LimitName.WALL_TIME, 1_000_000_000),
    MEMORY_MB(LimitName.MEMORY, 1 << 20),
    PROCESSES(LimitName.PROCESSES, 1),
    OPEN_FILES(LimitName.OPEN_FILES, 1),
    FILE_SIZE_MB(LimitName.FILE_SIZE, 1 << 20),
    STACK_MB(LimitName.STACK, 1 << 20),
    OUTPUT_MB(LimitName.OUTPUT, 1 << 20),
    SCRATCH_MB(LimitName.SCRATCH, 1 << 20);

    private static final BigDecimal MOST = BigDecimal.valueOf(1 << 20);

    private final LimitName limit;
    private final long unit;

    LimitField(LimitName limit, long unit) {
        this.limit = limit;
        this.unit = unit;
    }

    static Map<LimitName, Long> read(Fields fields) throws BadJsonException {
        Map<LimitName, Long> limits = new EnumMap<>(LimitName.class);
        for (LimitField field : values()) {
            Optional<BigDecimal> number = fields.number(field.id());
            if (number.isPresent()) {
                limits.put(field.limit, field.amount(fields.at(field.id()), number.get()));
            }
        }
        fields.end();
        return limits;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    private long amount(String place, BigDecimal number) throws BadJsonException {
        boolean whole = unit != 1_000_000_000;
        if (number.signum() <= 0
                || number.compareTo(MOST) > 0
                || whole && number.stripTrailingZeros().scale() > 0
                || number.scale() > 9) {
            throw new BadJsonException(place + ": expected "
                    + (whole ? "a whole number from 1" : "a number above 0, of at most nine decimal places,") + " to "
                    + MOST.toPlainString());
        }
        return number.multiply(BigDecimal.valueOf(unit)).longValue();
    }
}
