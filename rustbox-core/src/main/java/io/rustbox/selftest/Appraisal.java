package io.rustbox.selftest;

import io.rustbox.evidence.Evidence;
import io.rustbox.evidence.Outcome;
import io.rustbox.linux.Arch;
import io.rustbox.seccomp.SeccompFilter;
import io.rustbox.seccomp.SyscallAction;
import java.util.List;
import java.util.Optional;

/**
 * What follows from what was seen of an attack. A pure function.
 *
 * @param script what ran inside
 * @param control what ran outside
 * @param filter the filter that it met there
 */
record Appraisal(Attack attack, Script script, Script control, SeccompFilter filter) {
    AttackResult of(Seen inside, Evidence evidence, Seen outside) {
        Optional<List<Barrier>> sign = sign(inside);
        Optional<Barrier> stopper = sign.flatMap(
                barriers -> barriers.stream().filter(barrier -> barrier.inForce(evidence)).findFirst());
        Containment containment = containment(sign, stopper, inside, evidence, outside);
        return new AttackResult(
                attack.id(),
                attack.title(),
                containment,
                attack.barriers(),
                containment == Containment.CONTAINED ? stopper : Optional.empty(),
                Wording.of(inside, script),
                Wording.of(outside, control));
    }

    private Containment containment(
            Optional<List<Barrier>> sign, Optional<Barrier> stopper, Seen inside, Evidence evidence, Seen outside) {
        if (sign.isEmpty() && attack.achieved(inside)) {
            boolean promised = attack.barriers().stream().anyMatch(barrier -> barrier.inForce(evidence));
            return promised ? Containment.NOT_CONTAINED : Containment.NOT_PROMISED;
        }
        if (unsettled(inside.outcome())) {
            return Containment.INCONCLUSIVE;
        }
        if (!attack.achieved(outside)) {
            return Containment.REFUSED_BY_HOST;
        }
        return stopper.isPresent() ? Containment.CONTAINED : Containment.INCONCLUSIVE;
    }

    /** {@return what the first sign seen speaks for; empty if none is seen} */
    private Optional<List<Barrier>> sign(Seen seen) {
        if (seen.outcome() instanceof Outcome.ForbiddenSyscall || refusedByFilter(seen)) {
            return Optional.of(List.of(Barrier.SECCOMP));
        }
        return attack.signs().stream().filter(sign -> sign.shownBy(seen, attack)).map(Sign::barriers).findFirst();
    }

    /** Whether the filter answers the deciding call with the very error that it failed with. */
    private boolean refusedByFilter(Seen seen) {
        return seen.answer()
                .filter(answer -> answer.result() < 0)
                .filter(answer -> filter.evaluate(script.seen(script.decisive(answer), Arch.current()))
                        .equals(new SyscallAction.Errno((int) -answer.result())))
                .isPresent();
    }

    private static boolean unsettled(Outcome outcome) {
        return outcome instanceof Outcome.Indeterminate || outcome instanceof Outcome.Cancelled;
    }
}
