package io.rustbox.judge;

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
 * <p>An interactor that goes on until a time limit of its own, after the program was ended for waiting too long, may be what
 * the program waited for: that is the judge's failure too.
 *
 * @param program the verdict on the program's run; a run that was cancelled because the interactor had decided did not fail
 * @param opinion what the interactor said, its own failure included
 * @param interactor the cause of the verdict on the interactor's run
 * @param first which of the two ended first
 */
record Interaction(Verdict program, Opinion opinion, VerdictCause interactor, Party first) {
    /** One of the two that talk. */
    enum Party {
        PROGRAM,
        INTERACTOR
    }

    /** {@return the opinion that counts; empty if the program's own failure does} */
    Optional<Opinion> decide() {
        boolean ownFailure = switch (opinion) {
            case Opinion.Accepted _ -> programFailed();
            case Opinion.Refused _ -> programFailed() && first == Party.PROGRAM;
            case Opinion.Failed _ -> programFailed() && first == Party.PROGRAM && !bothWaited();
        };
        return ownFailure ? Optional.empty() : Optional.of(opinion);
    }

    private boolean programFailed() {
        return program.code() != VerdictCode.AC && program.cause() != VerdictCause.CANCELLED;
    }

    private boolean bothWaited() {
        return program.cause() == VerdictCause.WALL_LIMIT
                && (interactor == VerdictCause.WALL_LIMIT || interactor == VerdictCause.CPU_LIMIT);
    }
}
