package io.rustbox.checker;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers as contest tools write them: decimal, with or without an exponent. Whatever else C's {@code strtod} reads
 * ({@code inf}, {@code nan}, hexadecimal digits) is text. Arithmetic is decimal too, so that a number at the very bound of
 * a tolerance is not refused because of its binary form.
 */
final class Decimal {
    /** A longer token is text: it is no number that anybody printed. */
    static final int LONGEST = 1000;
    /** A number with a larger exponent is text. */
    static final int LARGEST_EXPONENT = 1_000_000;

    /** Two numbers that are further apart than this many digits: the smaller one doesn't matter to their distance. */
    private static final long FAR = 2L * LONGEST;

    private static final Pattern NUMBER =
            Pattern.compile("([+-]?)(?:([0-9]+)\\.?|([0-9]*)\\.([0-9]+))(?:[Ee]([+-]?[0-9]+))?");

    private Decimal() {}

    /** {@return the number that {@code text} is, if it is one} */
    static Optional<BigDecimal> parse(String text) {
        Matcher matcher = NUMBER.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String fraction = orNone(matcher.group(4));
        String digits = orNone(matcher.group(2)) + orNone(matcher.group(3)) + fraction;
        BigInteger magnitude = new BigInteger(digits);
        BigInteger exponent = new BigInteger(matcher.group(5) == null ? "0" : matcher.group(5));
        if (magnitude.signum() == 0) {
            return Optional.of(BigDecimal.ZERO);
        }
        if (exponent.abs().compareTo(BigInteger.valueOf(LARGEST_EXPONENT)) > 0) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(magnitude, fraction.length() - exponent.intValue());
        return Optional.of(matcher.group(1).equals("-") ? value.negate() : value);
    }

    /** {@return how far apart two numbers are; never by writing out as many digits as lie between their magnitudes} */
    static BigDecimal distance(BigDecimal one, BigDecimal other) {
        if (one.signum() == 0 || other.signum() == 0 || Math.abs(magnitude(one) - magnitude(other)) > FAR) {
            return one.abs().max(other.abs());
        }
        return one.subtract(other).abs();
    }

    private static long magnitude(BigDecimal value) {
        return (long) value.precision() - value.scale();
    }

    private static String orNone(@org.jspecify.annotations.Nullable String group) {
        return group == null ? "" : group;
    }
}
