package io.rustbox.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.Output;
import io.rustbox.SetupException;
import io.rustbox.evidence.EvidenceBuilder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CandidateHintTest {
    static Stream<Arguments> runs() {
        return Stream.of(
                Arguments.of(evidence(), "Ran to its end within the limits."),
                Arguments.of(evidence().exited(3), "Exit status 3."),
                Arguments.of(evidence().exited(1).pidsFailures(1),
                        "Exit status 1. Too many processes or threads (limit 16)."),
                Arguments.of(evidence().signaled(11), "Ended by SIGSEGV (invalid memory access, or a stack overflow)."),
                Arguments.of(evidence().signaled(15), "Ended by SIGTERM."),
                Arguments.of(evidence().signaled(25), "File too large (limit 1 MiB)."),
                Arguments.of(evidence().signaled(31).seccompSyscall("ptrace"), "Forbidden system call: ptrace."),
                Arguments.of(evidence().cpu(1500), "Too much CPU time (limit 1 s)."),
                Arguments.of(evidence().wall(5050),
                        "Too slow, or waiting for something that never comes (limit 5 s)."),
                Arguments.of(evidence().oomKills(1).pidsFailures(1), "Out of memory (limit 64 MiB)."),
                Arguments.of(evidence().stdout(2000), "Too much output (limit 1000 bytes)."),
                Arguments.of(evidence().unknownEnd(), "The judge failed; this is not the program's fault."));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("runs")
    void of_run_saysWhatHappened(EvidenceBuilder run, String hint) {
        assertThat(CandidateHint.of(Results.of(run))).isEqualTo(hint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "RecursionError: maximum recursion depth exceeded | Exit status 1. It looks like a stack overflow",
        "Exception in thread \"main\" java.lang.StackOverflowError | Exit status 1. It looks like a stack overflow",
        "RangeError: Maximum call stack size exceeded | Exit status 1. It looks like a stack overflow",
        "OSError: [Errno 27] File too large | Exit status 1. It looks like a file too large (limit 1 MiB)."
    })
    void of_runThatSaysWhyItFailed_passesItOnAndKeepsTheVerdict(String stderr, String hint) {
        ExecutionResult failed = written(evidence().exited(1), stderr);

        assertThat(CandidateHint.of(failed)).startsWith(hint);
        assertThat(failed.verdict().cause()).isEqualTo(VerdictCause.NONZERO_EXIT);
        assertThat(CandidateHint.of(written(evidence(), stderr))).isEqualTo("Ran to its end within the limits.");
    }

    private static ExecutionResult written(EvidenceBuilder evidence, String stderr) {
        ExecutionResult run = Results.of(evidence);
        byte[] bytes = stderr.getBytes(StandardCharsets.UTF_8);
        return new ExecutionResult(
                run.language(),
                run.verdict(),
                run.stdout(),
                new Output(bytes, bytes.length),
                run.started(),
                run.ended(),
                run.envelopeId(),
                run.evidence(),
                run.files(),
                run.compile());
    }

    @Test
    void of_failedLaunch_namesNoPathOfTheHost() {
        ExecutionResult failed = ExecutionResult.failed(
                "python", new SetupException("bind /srv/secret", "gone"), Results.START, Results.START);

        assertThat(CandidateHint.of(failed)).isEqualTo("The judge failed; this is not the program's fault.");
    }

    private static EvidenceBuilder evidence() {
        return new EvidenceBuilder();
    }
}
