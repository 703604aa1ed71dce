package io.rustbox.selftest;

import io.rustbox.evidence.Outcome;
import java.util.Optional;

/**
 * What was seen of an attack, in a sandbox or outside of one.
 *
 * @param answer the last thing that the probe told; empty if it told nothing
 * @param outcome how it ended
 * @param survivors how many of its processes were there when it was over
 */
record Seen(Optional<Script.Answer> answer, Outcome outcome, int survivors) {}
