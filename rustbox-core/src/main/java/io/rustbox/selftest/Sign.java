package io.rustbox.selftest;

import io.rustbox.Errno;
import io.rustbox.evidence.Outcome;
import io.rustbox.evidence.Outcome.KilledBy;
import java.util.List;
import java.util.Set;

/** How it shows that an attack was stopped, and by what: the first of its barriers that is in force. */
sealed interface Sign {
    List<Barrier> barriers();

    /** {@return whether {@code seen} shows it} */
    boolean shownBy(Seen seen, Attack attack);

    /** The deciding call answered one of these errors. */
    record Refused(List<Barrier> barriers, Set<String> errnos) implements Sign {
        @Override
        public boolean shownBy(Seen seen, Attack attack) {
            return seen.answer()
                    .filter(answer -> answer.result() < 0)
                    .map(answer -> new Errno((int) -answer.result()).toString())
                    .filter(errnos::contains)
                    .isPresent();
        }
    }

    /** The run was ended for a limit; one that ended by itself, only too late, was not. */
    record Ended(List<Barrier> barriers, Class<? extends Outcome> outcome) implements Sign {
        @Override
        public boolean shownBy(Seen seen, Attack attack) {
            boolean byItself = seen.outcome() instanceof Outcome.CpuTimeLimit(_, _, var by) && by == KilledBy.NOBODY
                    || seen.outcome() instanceof Outcome.WallTimeLimit(_, _, var who) && who == KilledBy.NOBODY;
            return outcome.isInstance(seen.outcome()) && !byItself;
        }
    }

    /** The call was made, and what it answered is not what the attack is after. */
    record Fruitless(List<Barrier> barriers) implements Sign {
        @Override
        public boolean shownBy(Seen seen, Attack attack) {
            return seen.answer().filter(answer -> answer.result() >= 0).isPresent() && !attack.achieved(seen);
        }
    }
}
