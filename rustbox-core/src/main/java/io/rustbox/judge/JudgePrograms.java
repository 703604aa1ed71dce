package io.rustbox.judge;

import io.rustbox.Command;
import io.rustbox.Command.BoxFile;
import io.rustbox.Command.Collected;
import io.rustbox.Command.Executable;
import io.rustbox.evidence.Evidence;
import io.rustbox.evidence.FileEvidence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How a program of the judge's own is called, and what its run says. */
final class JudgePrograms {
    private static final String INPUT = "judge/input";
    private static final String ANSWER = "judge/answer";
    private static final String OUTPUT = "judge/output";
    private static final String FEEDBACK = "feedback/";

    /** Not for anybody to read: the folder has to be there before the program is. */
    private static final String PLACEHOLDER = FEEDBACK + ".folder";

    private static final int LONGEST_FEEDBACK = 1 << 20;
    private static final List<String> FEEDBACK_FILES = List.of(
            JudgeProgramWord.JUDGE_MESSAGE,
            JudgeProgramWord.TEAM_MESSAGE,
            JudgeProgramWord.SCORE,
            JudgeProgramWord.SCORE_MULTIPLIER);

    private JudgePrograms() {}

    /** {@return what a checker is given} */
    static Input checker(JudgeProgram program, byte[] input, byte[] answer, byte[] output) {
        return switch (program.convention()) {
            case TESTLIB -> called(program, input, answer, List.of(INPUT, OUTPUT, ANSWER)).file(file(OUTPUT, output));
            case ICPC -> icpc(program, input, answer).stdin(new Command.Input.Bytes(output));
        };
    }

    /** {@return what an interactor is given, besides the pipes} */
    static Input interactor(JudgeProgram program, byte[] input, byte[] answer) {
        return switch (program.convention()) {
            case TESTLIB -> called(program, input, answer, List.of(INPUT, OUTPUT, ANSWER));
            case ICPC -> icpc(program, input, answer);
        };
    }

    private static Input icpc(JudgeProgram program, byte[] input, byte[] answer) {
        Input called = called(program, input, answer, List.of(INPUT, ANSWER, FEEDBACK))
                .file(file(PLACEHOLDER, new byte[0]));
        for (String name : FEEDBACK_FILES) {
            called = called.output(Collected.file(FEEDBACK + name, LONGEST_FEEDBACK));
        }
        return called;
    }

    private static Input called(JudgeProgram program, byte[] input, byte[] answer, List<String> words) {
        Input own = program.program().input();
        return own.arguments(Stream.concat(words.stream(), own.arguments().stream()).toList())
                .file(file(INPUT, input))
                .file(file(ANSWER, answer));
    }

    private static BoxFile file(String path, byte[] content) {
        return new BoxFile(path, content, Executable.NO);
    }

    /** {@return what the run of a checker or interactor says; whatever else than its convention knows is its failure} */
    static Opinion opinion(JudgeProgram program, ExecutionResult run) {
        return switch (run.verdict().code()) {
            case AC, RE -> said(program, run);
            case IE -> Opinion.failed("could not be run: " + run.verdict().detail());
            case WA, CE -> throw new AssertionError("not the verdict on a mere run: " + run.verdict());
            case TLE, MLE, OLE, SIG ->
                Opinion.failed("failed, " + run.verdict().cause().id() + ": " + run.verdict().detail());
        };
    }

    private static Opinion said(JudgeProgram program, ExecutionResult run) {
        int status = run.exitCode().orElseThrow();
        return switch (program.convention()) {
            case TESTLIB -> JudgeProgramWord.testlib(status, run.stderr().bytes());
            case ICPC -> unreadable(run)
                    .map(file -> Opinion.failed("left a file of feedback that can't be read: " + file.path() + ", "
                            + file.state().id()))
                    .orElseGet(() -> JudgeProgramWord.icpc(status, feedback(run)));
        };
    }

    private static Optional<FileEvidence> unreadable(ExecutionResult run) {
        return run.evidence().map(Evidence::files).orElse(List.of()).stream()
                .filter(file -> switch (file.state()) {
                    case READ, ABSENT -> false;
                    case NOT_REGULAR, TOO_LARGE, UNREADABLE -> true;
                })
                .findFirst();
    }

    private static Map<String, byte[]> feedback(ExecutionResult run) {
        Map<String, byte[]> files = new HashMap<>();
        run.files().forEach((path, content) -> {
            if (path.startsWith(FEEDBACK)) {
                files.put(path.substring(FEEDBACK.length()), content.bytes());
            }
        });
        return files;
    }
}
