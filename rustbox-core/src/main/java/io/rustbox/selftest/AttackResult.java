package io.rustbox.selftest;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;

/**
 * What became of one attack in one mode.
 *
 * @param id for programs, {@code fork_bomb}
 * @param title for people, as what the attacker wants to do
 * @param barriers what is meant to stop it
 * @param stoppedBy what did
 * @param inside what was seen in the sandbox, with the kernel's answer
 * @param outside what was seen of the same, or of a harmless form of it, in a plain process
 */
public record AttackResult(
        String id,
        String title,
        Containment containment,
        Set<Barrier> barriers,
        Optional<Barrier> stoppedBy,
        String inside,
        String outside) {
    /** Copies the set. */
    public AttackResult {
        requireNonNull(id, "id");
        requireNonNull(title, "title");
        requireNonNull(containment, "containment");
        requireNonNull(barriers, "barriers");
        requireNonNull(stoppedBy, "stoppedBy");
        requireNonNull(inside, "inside");
        requireNonNull(outside, "outside");
        barriers = Set.copyOf(barriers);
    }
}
