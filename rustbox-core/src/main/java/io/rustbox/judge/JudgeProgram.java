package io.rustbox.judge;

import static java.util.Objects.requireNonNull;

/**
 * A program of the judge's own, a checker or an interactor. It is not trusted: it runs in a sandbox of its own, under its own
 * limits, and whatever becomes of it is never blamed on the candidate.
 *
 * @param program its input's arguments follow the convention's, its limits hold for each of its runs (an interactor has the
 *     candidate's wall time besides, whatever its language's maximum), its files lie beside it; its standard input is not used
 */
public record JudgeProgram(Program program, Convention convention) {
    public JudgeProgram {
        requireNonNull(program, "program");
        requireNonNull(convention, "convention");
    }

    /** {@return a program that follows testlib's convention} */
    public static JudgeProgram testlib(Program program) {
        return new JudgeProgram(program, Convention.TESTLIB);
    }

    /** {@return a program that follows the problem package format's convention} */
    public static JudgeProgram icpc(Program program) {
        return new JudgeProgram(program, Convention.ICPC);
    }
}
