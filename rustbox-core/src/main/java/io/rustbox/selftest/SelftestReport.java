package io.rustbox.selftest;

import static java.util.Objects.requireNonNull;

import io.rustbox.evidence.Mode;
import java.util.List;
import java.util.Locale;

/** What became of all attacks in one mode. */
public record SelftestReport(Mode mode, List<AttackResult> results) {
    /** What follows from a report. */
    public enum Conclusion {
        /** Everything was contained that the mode promises to contain. */
        HELD,
        /** Something was not. */
        BROKEN,
        /** Nothing got through, but of some attacks nobody can tell what stopped them. */
        UNDECIDED;

        /** {@return the name used in JSON, {@code held}} */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Copies the list. */
    public SelftestReport {
        requireNonNull(mode, "mode");
        requireNonNull(results, "results");
        results = List.copyOf(results);
    }

    /** {@return how many attacks ended as {@code containment}} */
    public long count(Containment containment) {
        requireNonNull(containment, "containment");
        return results.stream().filter(result -> result.containment() == containment).count();
    }

    /** {@return what follows} */
    public Conclusion conclusion() {
        if (count(Containment.NOT_CONTAINED) > 0) {
            return Conclusion.BROKEN;
        }
        return count(Containment.INCONCLUSIVE) > 0 || count(Containment.CONTAINED) == 0
                ? Conclusion.UNDECIDED
                : Conclusion.HELD;
    }
}
