package io.rustbox.evidence;

import io.rustbox.evidence.Outcome.KilledBy;
import io.rustbox.evidence.SupervisorAction.Kind;
import java.util.Comparator;
import java.util.Optional;

/** Reads from the evidence who ended a program. */
final class Ending {
    // signal(7)
    static final int SIGKILL = 9;
    static final int SIGXCPU = 24;
    static final int SIGXFSZ = 25;
    static final int SIGSYS = 31;

    private Ending() {}

    static boolean bySignal(Evidence evidence, int signal) {
        return evidence.termination().orElse(null) instanceof Termination.Signaled(int number) && number == signal;
    }

    /**
     * {@return the supervisor's kill that ended the program, if one did}
     *
     * <p>The supervisor kills only what it has just seen running, and with SIGKILL; so the first of its kills ended a
     * program that ended by SIGKILL. Any other was ending by itself when the kill came.
     */
    static Optional<SupervisorAction> bySupervisor(Evidence evidence) {
        return firstKill(evidence).filter(_ -> bySignal(evidence, SIGKILL));
    }

    /** {@return the first kill that the supervisor sent while the program had not wholly ended, in effect or not} */
    static Optional<SupervisorAction> firstKill(Evidence evidence) {
        if (evidence.actions().isEmpty()) {
            return Optional.empty(); // as for most, and asked several times
        }
        return evidence.actions().stream()
                .filter(action -> action.kind() != Kind.KILL_LEFTOVERS)
                .min(Comparator.comparing(SupervisorAction::at));
    }

    static KilledBy killedBy(Evidence evidence) {
        if (bySupervisor(evidence).isPresent()) {
            return KilledBy.SUPERVISOR;
        }
        boolean byKernel = bySignal(evidence, SIGKILL) || bySignal(evidence, SIGXCPU);
        return byKernel ? KilledBy.KERNEL : KilledBy.NOBODY;
    }
}
