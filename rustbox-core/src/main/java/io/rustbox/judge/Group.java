package io.rustbox.judge;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Set;

/**
 * Tests that are scored together. Immutable; every method answers a changed copy.
 *
 * @param name unique in its submission
 * @param scoring what the group earns
 * @param onFailure what becomes of the tests after the first one that failed
 * @param requires names of earlier groups that have to be accepted, or this one is skipped
 */
public record Group(String name, Scoring scoring, OnFailure onFailure, Set<String> requires) {
    /** The group of tests that name none. */
    public static final String DEFAULT = "tests";

    /** What follows a failed test. */
    public enum OnFailure {
        /** The tests after it, in the order of the submission, are run too. */
        CONTINUE,
        /** The tests after it are skipped: none is started, and those that were are ended and don't count. */
        STOP
    }

    /** What a group earns. */
    public sealed interface Scoring {
        /** The points of its tests together. */
        record SumOfTests() implements Scoring {}

        /** The points of that test which earned the fewest. */
        record LowestTest() implements Scoring {}

        /** So much if every test is accepted, or else nothing. */
        record AllOrNothing(BigDecimal points) implements Scoring {
            public AllOrNothing {
                requireNonNull(points, "points");
            }
        }
    }

    /** Copies the set. */
    public Group {
        requireNonNull(name, "name");
        requireNonNull(scoring, "scoring");
        requireNonNull(onFailure, "onFailure");
        requireNonNull(requires, "requires");
        requires = Set.copyOf(requires);
    }

    /** {@return a group that earns what its tests earn, and runs them all} */
    public static Group named(String name) {
        return new Group(name, new Scoring.SumOfTests(), OnFailure.CONTINUE, Set.of());
    }

    /** {@return this group with another scoring} */
    public Group scoring(Scoring other) {
        return new Group(name, other, onFailure, requires);
    }

    /** {@return this group, of which nothing is run after the first failed test} */
    public Group stopOnFailure() {
        return new Group(name, scoring, OnFailure.STOP, requires);
    }

    /** {@return this group, which is skipped unless all of {@code groups} are accepted} */
    public Group requires(Set<String> groups) {
        return new Group(name, scoring, onFailure, groups);
    }
}
