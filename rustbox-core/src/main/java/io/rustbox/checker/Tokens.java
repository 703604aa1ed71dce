package io.rustbox.checker;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Token by token; a token is what stands between whitespace. With a tolerance, where a number is expected a number within
 * it is right; numbers are decimal with or without an exponent, and {@code inf}, {@code nan} and hexadecimal ones are
 * text. This is the default output validator of the problem package format, whose flags are these three components.
 *
 * @param tolerance of numbers; without one they are text
 */
public record Tokens(Letters letters, Spaces spaces, Optional<Tolerance> tolerance) implements Comparison {
    /** Whether upper and lower case ASCII letters are told apart. */
    public enum Letters {
        TOLD_APART,
        ANY_CASE
    }

    /** Whether whitespace counts for anything but taking tokens apart. */
    public enum Spaces {
        ANY,
        /** The same whitespace in the same places, at the beginning and the end too. */
        AS_EXPECTED
    }

    public Tokens {
        requireNonNull(letters, "letters");
        requireNonNull(spaces, "spaces");
        requireNonNull(tolerance, "tolerance");
    }

    /** {@return tokens that are equal byte for byte, however they are spaced} */
    public static Tokens exact() {
        return new Tokens(Letters.TOLD_APART, Spaces.ANY, Optional.empty());
    }

    /** {@return this without regard to the case of letters} */
    public Tokens anyCase() {
        return new Tokens(Letters.ANY_CASE, spaces, tolerance);
    }

    /** {@return this with regard to whitespace} */
    public Tokens sameSpaces() {
        return new Tokens(letters, Spaces.AS_EXPECTED, tolerance);
    }

    /** {@return this with numbers that may be off by {@code bound}} */
    public Tokens within(Tolerance bound) {
        return new Tokens(letters, spaces, Optional.of(bound));
    }

    @Override
    public Match compare(InputStream expected, InputStream answer) throws IOException {
        requireNonNull(expected, "expected");
        requireNonNull(answer, "answer");
        ByteReader right = new ByteReader(expected);
        ByteReader given = new ByteReader(answer);
        TokenReader rightToken = new TokenReader(right);
        TokenReader givenToken = new TokenReader(given);
        for (long number = 1;; number++) {
            if (!skipSpaces(right, given)) {
                return Difference.of(place(given, number) + ": other whitespace than expected",
                        "other whitespace", "this");
            }
            if (right.atEnd() && given.atEnd()) {
                return new Match.Same();
            }
            String place = place(given, number);
            boolean same = sameToken(rightToken, givenToken);
            if (!same) {
                return different(place, rightToken, givenToken);
            }
        }
    }

    /** Goes to the next token of both; false if whitespace matters and is another one. */
    private boolean skipSpaces(ByteReader right, ByteReader given) throws IOException {
        while (right.atWhitespace() || given.atWhitespace()) {
            if (spaces == Spaces.AS_EXPECTED && right.current() != given.current()) {
                return false;
            }
            if (right.atWhitespace()) {
                right.advance();
            }
            if (given.atWhitespace()) {
                given.advance();
            }
        }
        return true;
    }

    private boolean sameToken(TokenReader right, TokenReader given) throws IOException {
        right.begin();
        given.begin();
        while (right.goesOn() && given.goesOn() && same(right.current(), given.current())) {
            right.take();
            given.take();
        }
        if (!right.goesOn() && !given.goesOn()) {
            return true;
        }
        right.takeRest();
        given.takeRest();
        return tolerance.filter(bound -> isWithin(bound, right, given)).isPresent();
    }

    private static boolean isWithin(Tolerance bound, TokenReader right, TokenReader given) {
        Optional<BigDecimal> expected = right.number();
        Optional<BigDecimal> found = given.number();
        return expected.isPresent() && found.isPresent() && bound.allows(expected.get(), found.get());
    }

    private boolean same(int one, int other) {
        return one == other || letters == Letters.ANY_CASE && lower(one) == lower(other);
    }

    private static int lower(int letter) {
        return letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
    }

    private static String place(ByteReader given, long number) {
        return "line " + given.line() + ", token " + number;
    }

    private static Match different(String place, TokenReader right, TokenReader given) {
        if (given.isEmpty()) {
            return Difference.of(place + ": the output ends too early", right.quoted(), "the end");
        }
        return right.isEmpty()
                ? Difference.of(place + ": more output than expected", "the end", given.quoted())
                : Difference.of(place + ": differs", right.quoted(), given.quoted());
    }
}
