package io.rustbox.commands;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How the values of options are read. Each says what it expects. */
final class Values {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,12})([KMG]?)i?B?", Pattern.CASE_INSENSITIVE);
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);
    private static final BigDecimal LONGEST = BigDecimal.valueOf(86_400);
    private static final long MOST_BYTES = 1L << 50;

    private Values() {}

    /** Seconds, decimals allowed. */
    static final class Seconds implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String value) {
            BigDecimal seconds = number(value);
            if (seconds.signum() <= 0 || seconds.compareTo(LONGEST) > 0) {
                throw problem(value);
            }
            long nanos = seconds.multiply(NANOS).longValue();
            if (nanos == 0) {
                throw problem(value);
            }
            return Duration.ofNanos(nanos);
        }

        private static BigDecimal number(String value) {
            try {
                return new BigDecimal(value);
            } catch (NumberFormatException e) {
                throw problem(value);
            }
        }

        private static TypeConversionException problem(String value) {
            return new TypeConversionException("expected seconds, more than 0 and at most " + LONGEST
                    + ", decimals allowed, but was '" + value + "'");
        }
    }

    /** Bytes: a number of mebibytes, or one with a unit. */
    static final class Size implements ITypeConverter<Long> {
        @Override
        public Long convert(String value) {
            Matcher matcher = SIZE.matcher(value);
            if (!matcher.matches()) {
                throw problem(value);
            }
            long unit =
                    switch (matcher.group(2).toUpperCase(Locale.ROOT)) {
                        case "K" -> 1L << 10;
                        case "G" -> 1L << 30;
                        default -> 1L << 20;
                    };
            long number = Long.parseLong(matcher.group(1));
            if (number == 0 || number > MOST_BYTES / unit) {
                throw problem(value);
            }
            return number * unit;
        }

        private static TypeConversionException problem(String value) {
            return new TypeConversionException("expected a whole number of MB from 1 to " + (MOST_BYTES >> 20)
                    + ", or one with K, M or G, but was '" + value + "'");
        }
    }

    /** A number of things. */
    static final class Count implements ITypeConverter<Long> {
        @Override
        public Long convert(String value) {
            if (!value.matches("\\d{1,7}") || Long.parseLong(value) == 0) {
                throw new TypeConversionException("expected a whole number from 1 to 9999999, but was '" + value + "'");
            }
            return Long.parseLong(value);
        }
    }
}
