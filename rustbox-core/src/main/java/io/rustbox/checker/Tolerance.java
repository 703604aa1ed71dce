package io.rustbox.checker;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How far a number may be from the expected one: it is accepted if it is within either of the two bounds.
 *
 * @param absolute bound of the distance
 * @param relative bound of the distance as a share of the expected number
 */
public record Tolerance(Optional<BigDecimal> absolute, Optional<BigDecimal> relative) {
    public Tolerance {
        requireNonNull(absolute, "absolute");
        requireNonNull(relative, "relative");
        if (absolute.isEmpty() && relative.isEmpty()) {
            throw new IllegalArgumentException("a tolerance is absolute, relative or both");
        }
        absolute.ifPresent(bound -> check("absolute", bound));
        relative.ifPresent(bound -> check("relative", bound));
    }

    /** {@return a tolerance of {@code bound}, absolute or relative, whichever is wider} */
    public static Tolerance of(BigDecimal bound) {
        requireNonNull(bound, "bound");
        return new Tolerance(Optional.of(bound), Optional.of(bound));
    }

    /** {@return a tolerance of {@code bound}, absolute or relative, whichever is wider: {@code of("1e-6")}} */
    public static Tolerance of(String bound) {
        requireNonNull(bound, "bound");
        return of(new BigDecimal(bound));
    }

    /** {@return an absolute tolerance} */
    public static Tolerance absolute(BigDecimal bound) {
        requireNonNull(bound, "bound");
        return new Tolerance(Optional.of(bound), Optional.empty());
    }

    /** {@return a relative tolerance} */
    public static Tolerance relative(BigDecimal bound) {
        requireNonNull(bound, "bound");
        return new Tolerance(Optional.empty(), Optional.of(bound));
    }

    boolean allows(BigDecimal expected, BigDecimal given) {
        BigDecimal distance = Decimal.distance(expected, given);
        return absolute.filter(bound -> distance.compareTo(bound) <= 0).isPresent()
                || relative.filter(bound -> distance.compareTo(bound.multiply(expected.abs())) <= 0)
                        .isPresent();
    }

    private static void check(String name, BigDecimal bound) {
        if (bound.signum() < 0 || Math.abs((long) bound.scale()) > Decimal.LARGEST_EXPONENT) {
            throw new IllegalArgumentException("not a tolerance, " + name + ": " + bound);
        }
    }
}
