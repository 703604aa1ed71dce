package io.rustbox.judge;

/** How a judge and a program of its own talk to each other: command line and exit status. */
public enum Convention {
    /**
     * As testlib has it. A checker is called {@code checker INPUT OUTPUT ANSWER}, an interactor {@code interactor INPUT
     * OUTPUT ANSWER}. The interactor's word is the last: what it writes to {@code OUTPUT} is dropped, and no checker reads
     * it. Exit status: 0 accepted; 1
     * wrong answer; 2 presentation error, 4 and 8 the same of special kinds, all wrong answers; 7 points, the first number on
     * standard error; 3 and everything else is the judge's failure. Standard error is for judges.
     *
     * @see <a href="https://codeforces.com/testlib">testlib</a>
     */
    TESTLIB,
    /**
     * As the problem package format of Kattis and the ICPC has it. Called {@code validator INPUT ANSWER FEEDBACK_DIR/ …} with
     * the output on standard input, or with the program at the other ends of its streams. Exit status: 42 accepted, 43 wrong
     * answer, everything else is the judge's failure. Files in the feedback directory: {@code judgemessage.txt} for judges,
     * {@code teammessage.txt} for candidates, {@code score.txt} the points, {@code score_multiplier.txt} the share of the
     * test's points.
     *
     * @see <a href="https://www.kattis.com/problem-package-format/spec/legacy.html#output-validators">output validators</a>
     */
    ICPC
}
