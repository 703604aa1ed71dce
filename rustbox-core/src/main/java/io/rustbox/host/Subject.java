package io.rustbox.host;

import io.rustbox.host.Diagnosis.Concern;
import io.rustbox.host.Diagnosis.State;
import java.util.Optional;

/**
 * What a diagnosis is about.
 *
 * @param meaning why it matters
 * @param points what a bad answer takes off the reproducibility score, and none at all
 */
record Subject(String id, String title, Concern concern, String meaning, int points) {
    static Subject security(String id, String title, String meaning) {
        return new Subject(id, title, Concern.SECURITY, meaning, 0);
    }

    static Subject timing(String id, String title, String meaning, int points) {
        return new Subject(id, title, Concern.TIMING, meaning, points);
    }

    Diagnosis good(String found) {
        return diagnosis(State.GOOD, found, Optional.empty(), 0);
    }

    Diagnosis poor(String found, String remedy) {
        return diagnosis(State.POOR, found, Optional.of(remedy), points);
    }

    /** {@return a bad answer that no setting of the host can change} */
    Diagnosis poor(String found) {
        return diagnosis(State.POOR, found, Optional.empty(), points);
    }

    Diagnosis unknown(String found) {
        return diagnosis(State.UNKNOWN, found, Optional.empty(), points);
    }

    private Diagnosis diagnosis(State state, String found, Optional<String> remedy, int lost) {
        return new Diagnosis(id, title, concern, state, found, meaning, remedy, lost);
    }
}
