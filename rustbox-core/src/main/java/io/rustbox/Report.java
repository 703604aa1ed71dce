package io.rustbox;

import static java.util.Objects.requireNonNull;

import io.rustbox.evidence.Evidence;
import io.rustbox.evidence.Outcome;
import java.util.Map;
import java.util.Optional;

/**
 * What a run did.
 *
 * @param outcome derived from {@code evidence} alone
 * @param files what {@link Command#collect} asked for and the program left as a regular file
 */
public record Report(Outcome outcome, Output stdout, Output stderr, Map<String, byte[]> files, Evidence evidence) {
    public Report {
        requireNonNull(outcome, "outcome");
        requireNonNull(stdout, "stdout");
        requireNonNull(stderr, "stderr");
        requireNonNull(files, "files");
        requireNonNull(evidence, "evidence");
        files = Map.copyOf(files);
    }

    /** {@return a collected file's content, or empty if the program left no such regular file} */
    public Optional<byte[]> file(String name) {
        return Optional.ofNullable(files.get(name));
    }
}
