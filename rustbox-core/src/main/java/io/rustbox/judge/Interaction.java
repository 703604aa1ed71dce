package io.rustbox.judge;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is to be said of a program that has talked to an interactor: a pure function of what became of both and of which ended
 * first.
 *
 * <p>When one of the two ends, the other reads an end of file, and what it does then says nothing of it. So the one that
 * failed first is the one to blame:
 *
 * <table>
 * <caption>What counts</caption>
 * <tr><th>the interactor</th><th>the program exited with 0</th><th>the program failed first</th><th>… or later</th></tr>
 * <tr><th>accepts</th><td>accepted</td><td>the program's failure</td><td>the program's failure</td></tr>
 * <tr><th>refuses</th><td>wrong answer</td><td>the program's failure</td><td>wrong answer</td></tr>
 * <tr><th>fails</th><td>the judge's failure</td><td>the program's failure</td><td>the judge's failure</td></tr>
 * </table>
 *
 * <p>An interactor that goes on without end after the program was ended for waiting too long is what the program waited for:
 * that is the judge's failure too.
 *
 * @param program the verdict on the program's run; a run that was cancelled because the interactor had decided did not fail
 * @param opinion what the interactor said, its own failure included
 */
record Interaction(
        Verdict program, Instant programEnded, Opinion opinion, VerdictCause interactor, Instant interactorEnded) {
    /**
     * How much earlier a program has to have been seen to end, to have failed by itself and not because the interactor did.
     * Both ends are seen by threads of their own, which may have had to wait for a processor.
     */
    static final Duration CERTAINLY_EARLIER = Duration.ofMillis(20);

    /** {@return the opinion that counts; empty if the program's own failure does} */
    Optional<Opinion> decide() {
        return switch (opinion) {
            case Opinion.Accepted _ -> programFailed() ? Optional.empty() : Optional.of(opinion);
            case Opinion.Refused _ ->
                programFailed() && !interactorEnded.isBefore(programEnded) ? Optional.empty() : Optional.of(opinion);
            case Opinion.Failed _ ->
                programFailedFirst() && !bothWaited() ? Optional.empty() : Optional.of(opinion);
        };
    }

    private boolean programFailed() {
        return program.code() != VerdictCode.AC && program.cause() != VerdictCause.CANCELLED;
    }

    private boolean programFailedFirst() {
        return programFailed() && programEnded.plus(CERTAINLY_EARLIER).isBefore(interactorEnded);
    }

    private boolean bothWaited() {
        return program.cause() == VerdictCause.WALL_LIMIT && interactor == VerdictCause.WALL_LIMIT;
    }
}
