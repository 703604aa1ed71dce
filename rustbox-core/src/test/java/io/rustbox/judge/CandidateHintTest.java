package io.rustbox.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.SetupException;
import io.rustbox.evidence.EvidenceBuilder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CandidateHintTest {
    static Stream<Arguments> runs() {
        return Stream.of(
                Arguments.of(evidence(), "Ran to its end within the limits."),
                Arguments.of(evidence().exited(3), "Exit status 3."),
                Arguments.of(evidence().exited(1).pidsFailures(1),
                        "Exit status 1. Too many processes or threads (limit 16)."),
                Arguments.of(evidence().signaled(11), "Ended by SIGSEGV (invalid memory access)."),
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
