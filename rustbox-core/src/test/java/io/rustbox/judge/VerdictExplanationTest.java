package io.rustbox.judge;

import static io.rustbox.evidence.SupervisorAction.Kind.KILL_WALL_LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.SetupException;
import io.rustbox.evidence.EvidenceBuilder;
import io.rustbox.judge.ResultJson.Layout;
import io.rustbox.judge.VerdictExplanation.Agreement;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictExplanationTest {
    @Test
    void lines_untouchedResult_traceEveryRule() {
        ExecutionResult result = Results.of(new EvidenceBuilder()
                .wall(5003)
                .signaled(9)
                .pidsFailures(2)
                .action(KILL_WALL_LIMIT, 5001));

        assertThat(String.join("\n", VerdictExplanation.of(result).lines())).isEqualTo("""
                stored verdict:     TLE (wall_limit, by supervisor)
                recomputed verdict: TLE (wall_limit, by supervisor)
                The evidence bears out the stored verdict.

                reason: wall time was 5.003 s, the limit is 5 s; the supervisor ended the program after 5.001 s: \
                kill_wall_limit
                evidence: monotonic_clock, supervisor_actions
                limits also hit: process_limit

                rules, of which the first that matches decides:
                  layer_missing         not matched  strict mode, 8 of 8 layers in force  [layers]
                  termination_missing   not matched  the program was ended by signal 9 (SIGKILL)  [wait_status]
                  cancelled             not matched  the supervisor ended the program after 5.001 s: kill_wall_limit  \
                [supervisor_actions, wait_status]
                  cpu_figure_missing    not matched  CPU time was 0.21 s, the limit is 1 s  [cgroup_cpu]
                  oom_figure_missing    not matched  OOM kills in the run's control group: 0, times that \
                group was out of memory: not counted, peak memory: 5000000 bytes, the limit is 67108864 bytes  \
                [cgroup_memory]
                  cpu_limit             not matched  CPU time was 0.21 s, the limit is 1 s  [cgroup_cpu]
                  supervisor_suspended  not matched  wall time was 5.003 s, the limit is 5 s; the supervisor ended \
                the program after 5.001 s: kill_wall_limit  [monotonic_clock, supervisor_actions]
                  wall_limit            matched      wall time was 5.003 s, the limit is 5 s; the supervisor ended \
                the program after 5.001 s: kill_wall_limit  [monotonic_clock, supervisor_actions]
                  host_out_of_memory    not reached
                  oom_kill              not reached
                  runtime_heap          not reached
                  output_limit          not reached
                  keeper_died           not reached
                  unproven_kill         not reached
                  file_size_limit       not reached
                  forbidden_syscall     not reached
                  signal                not reached
                  exit                  not reached""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "verdict":"TLE"                  | "verdict":"AC"
            "verdict_cause":"wall_limit"     | "verdict_cause":"oom_kill"
            "verdict_actor":"supervisor"     | "verdict_actor":"kernel"
            "wall_seconds":5.003             | "wall_seconds":0.4
            "action":"kill_wall_limit"       | "action":"kill_cancelled"
            "state":"applied"                | "state":"missing"
            "limits_hit":[]                  | "limits_hit":["process_limit"]
            "verdict_evidence_sources":["monotonic_clock", | "verdict_evidence_sources":[
            """)
    void of_alteredResult_saysThatItDiffers(String stored, String altered) throws IOException {
        ExecutionResult result =
                Results.of(new EvidenceBuilder().wall(5003).signaled(9).action(KILL_WALL_LIMIT, 5001));
        String json = ResultJson.text(result, Layout.COMPACT);
        assertThat(json).contains(stored);

        VerdictExplanation explanation = VerdictExplanation.of(ResultJson.read(json.replace(stored, altered)));

        assertThat(explanation.agreement()).isEqualTo(Agreement.DIFFERS);
        assertThat(explanation.lines()).anyMatch(line -> line.startsWith("WARNING: THE EVIDENCE DOES NOT BEAR OUT"));
    }

    @Test
    void of_wrongAnswer_isTheCheckersWord() {
        ExecutionResult accepted = Results.of(new EvidenceBuilder());
        ExecutionResult wrong = accepted.judged(accepted.verdict().asWrongAnswer("line 1 differs"));

        assertThat(VerdictExplanation.of(wrong).agreement()).isEqualTo(Agreement.CHECKER_DECIDED);
    }

    @Test
    void of_wrongAnswerOfARunThatFailed_differs() {
        ExecutionResult failed = Results.of(new EvidenceBuilder().exited(1));
        Verdict wrong = Results.of(new EvidenceBuilder()).verdict().asWrongAnswer("x");

        assertThat(VerdictExplanation.of(failed.judged(wrong)).agreement()).isEqualTo(Agreement.DIFFERS);
    }

    @Test
    void of_failedLaunch_hasNothingToRecompute() {
        VerdictExplanation explanation = VerdictExplanation.of(ExecutionResult.failed(
                "python", new SetupException("mount proc", "no memory"), Results.START, Results.START));

        assertThat(explanation.agreement()).isEqualTo(Agreement.NO_EVIDENCE);
        assertThat(explanation.lines()).contains("recomputed verdict: none", "reason: mount proc: no memory");
    }

    @Test
    void of_acceptedWithoutEvidence_differs() {
        ExecutionResult failed = ExecutionResult.failed(
                "python", new SetupException("mount proc", "no memory"), Results.START, Results.START);
        Verdict accepted = Results.of(new EvidenceBuilder()).verdict();

        assertThat(VerdictExplanation.of(failed.judged(accepted)).agreement()).isEqualTo(Agreement.DIFFERS);
    }

    @Test
    void of_compileError_isRecomputedFromTheCompilersEvidence() {
        ExecutionResult compiler = Results.of(new EvidenceBuilder().exited(1));

        VerdictExplanation explanation = VerdictExplanation.of(ExecutionResult.compileFailed(compiler));

        assertThat(explanation.agreement()).isEqualTo(Agreement.AGREES);
        assertThat(explanation.stored().code()).isEqualTo(VerdictCode.CE);
        assertThat(explanation.rules()).isNotEmpty();
    }

    @Test
    void of_compileErrorOfACompilerThatSucceeded_differs() {
        ExecutionResult failed = ExecutionResult.compileFailed(Results.of(new EvidenceBuilder().exited(1)));
        ExecutionResult altered = new ExecutionResult(
                failed.language(), failed.verdict(), failed.stdout(), failed.stderr(), failed.started(), failed.ended(),
                failed.envelopeId(), failed.evidence(), failed.files(), Optional.of(Results.of(new EvidenceBuilder())));

        assertThat(VerdictExplanation.of(altered).agreement()).isEqualTo(Agreement.DIFFERS);
    }
}
