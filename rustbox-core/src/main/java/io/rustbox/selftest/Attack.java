package io.rustbox.selftest;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.rustbox.Limits;
import io.rustbox.evidence.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongPredicate;

/**
 * One attack, as data. Immutable; every method that answers an attack answers a changed copy.
 *
 * @param filtering which filter it meets
 * @param script what it does, where it stands
 * @param goal what the goal's answer has to be for the attack to have succeeded
 * @param signs how it shows that it was stopped; the first one seen counts
 * @param control how it is shown to bite
 * @param lack why it can't be tried on this host; empty if it can
 */
record Attack(
        String id,
        String title,
        Filtering filtering,
        Limits limits,
        Function<View, Script> script,
        Goal goal,
        List<Sign> signs,
        Control control,
        Optional<String> lack) {

    /** Which system calls a program may make. */
    enum Filtering {
        /** The judge's own: what programs of strangers get. */
        JUDGE,
        /** Every call, so that the layers behind the filter have to show what they do. */
        OPEN
    }

    /** How an attack is tried outside. */
    sealed interface Control {
        /** As it is. */
        record Same() implements Control {}

        /** In a form that does no harm there, or needs no privilege that only a sandbox takes away. */
        record Other(Function<View, Script> script) implements Control {}
    }

    /** When an attack has succeeded. */
    sealed interface Goal {
        /** The goal step's answer is one of these. */
        record Answered(LongPredicate wanted) implements Goal {}

        /** A process of its own is there after its end. */
        record Survived() implements Goal {}
    }

    static Attack named(String id, String title, Function<View, Script> script) {
        return new Attack(id, title, Filtering.JUDGE, Selftest.LIMITS, script,
                new Goal.Answered(answer -> answer >= 0), List.of(), new Control.Same(), Optional.empty());
    }

    static Attack named(String id, String title, Step... steps) {
        Script script = Script.of(steps);
        return named(id, title, _ -> script);
    }

    /** {@return this attack behind a filter that stops nothing} */
    Attack unfiltered() {
        return new Attack(id, title, Filtering.OPEN, limits, script, goal, signs, control, lack);
    }

    Attack within(Limits others) {
        return new Attack(id, title, filtering, others, script, goal, signs, control, lack);
    }

    Attack wants(LongPredicate wanted) {
        return new Attack(
                id, title, filtering, limits, script, new Goal.Answered(wanted), signs, control, lack);
    }

    Attack wantsToSurvive() {
        return new Attack(id, title, filtering, limits, script, new Goal.Survived(), signs, control, lack);
    }

    Attack outside(Function<View, Script> other) {
        return new Attack(
                id, title, filtering, limits, script, goal, signs, new Control.Other(other), lack);
    }

    Attack refusedBy(Barrier barrier, String... errnos) {
        return refusedBy(List.of(barrier), errnos);
    }

    Attack refusedBy(List<Barrier> barriers, String... errnos) {
        return with(new Sign.Refused(barriers, Set.of(errnos)));
    }

    Attack endedBy(List<Barrier> barriers, Class<? extends Outcome> outcome) {
        return with(new Sign.Ended(barriers, outcome));
    }

    Attack fruitlessBy(Barrier... barriers) {
        return with(new Sign.Fruitless(List.of(barriers)));
    }

    /** {@return this attack, not to be tried if {@code why} says something} */
    Attack unless(Optional<String> why) {
        return new Attack(id, title, filtering, limits, script, goal, signs, control, why);
    }

    private Attack with(Sign sign) {
        List<Sign> more = new ArrayList<>(signs);
        more.add(sign);
        return new Attack(id, title, filtering, limits, script, goal, more, control, lack);
    }

    /** {@return the script that shows outside what it does} */
    Function<View, Script> outsideScript() {
        return switch (control) {
            case Control.Same() -> script;
            case Control.Other(var other) -> other;
        };
    }

    /** {@return whether it succeeded} */
    boolean achieved(Seen seen) {
        return switch (goal) {
            case Goal.Survived() -> seen.survivors() > 0;
            case Goal.Answered(LongPredicate wanted) -> seen.answer()
                    .filter(answer -> !answer.label().equals(Step.TELL))
                    .filter(answer -> wanted.test(answer.result()))
                    .isPresent();
        };
    }

    /** {@return what is meant to stop it} The filter is meant to, where nothing else is named. */
    Set<Barrier> barriers() {
        Set<Barrier> named = signs.stream().flatMap(sign -> sign.barriers().stream()).collect(toUnmodifiableSet());
        return named.isEmpty() ? Set.of(Barrier.SECCOMP) : named;
    }
}
