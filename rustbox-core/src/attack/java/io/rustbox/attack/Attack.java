package io.rustbox.attack;

import io.rustbox.evidence.Limit;
import io.rustbox.judge.VerdictCause;
import io.rustbox.seccomp.Arch;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A program with what it is after, what has to become of it in a sandbox, and what becomes of it without one.
 *
 * @param name of its file, without the extension
 * @param source the whole file
 * @param machine the only one on which there is something to attack
 */
record Attack(
        Language language, String name, String source, String goal, Optional<Arch> machine, Room room,
        Confined confined, Unconfined unconfined) {

    /** A line of output. */
    sealed interface Line {
        record Exact(String text) implements Line {}

        record Like(String regex) implements Line {}

        default boolean fits(String line) {
            return switch (this) {
                case Exact(String text) -> text.equals(line);
                case Like(String regex) -> line.matches(regex);
            };
        }
    }

    /**
     * What a confined run comes to.
     *
     * @param number the exit status or the signal, for the causes that have one
     * @param hits the limits that were touched without deciding
     */
    record Ending(VerdictCause cause, OptionalInt number, Set<Limit> hits) {
        Ending {
            hits = Set.copyOf(hits);
        }
    }

    /**
     * The containment.
     *
     * @param otherwise what it comes to on other kernels
     * @param leaves processes that the run left, if that is known beforehand
     */
    record Confined(Ending usual, Optional<Ending> otherwise, List<Line> output, OptionalInt leaves) {
        Confined {
            output = List.copyOf(output);
        }

        /** {@return the ending with this cause, or else the usual one} */
        Ending ending(VerdictCause cause) {
            return otherwise.filter(other -> other.cause() == cause).orElse(usual);
        }
    }

    /**
     * The bite.
     *
     * @param status as a shell tells it: 128 and the signal for a program that was killed
     * @param unless what it prints where the kernel has nothing to attack
     */
    record Unconfined(Who who, int status, List<String> arguments, List<Line> output, Optional<String> unless) {
        Unconfined {
            arguments = List.copyOf(arguments);
            output = List.copyOf(output);
        }
    }

    /** Whose rights an unconfined attack has. */
    enum Who {
        USER,
        ROOT
    }

    /** {@return whether there is something to attack on the machine that this runs on} */
    boolean bitesHere() {
        return machine.map(wanted -> wanted == Arch.current()).orElse(true);
    }

    @Override
    public String toString() {
        return language.folder() + "/" + name + ": " + goal;
    }
}
