package io.rustbox.judge;

import static io.rustbox.evidence.SupervisorAction.Kind.KILL_CANCELLED;
import static io.rustbox.evidence.SupervisorAction.Kind.KILL_WALL_LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rustbox.Errno;
import io.rustbox.SandboxException;
import io.rustbox.SetupException;
import io.rustbox.SupervisionException;
import io.rustbox.UnsupportedHostException;
import io.rustbox.evidence.EvidenceBuilder;
import io.rustbox.evidence.EvidenceSource;
import io.rustbox.evidence.FileEvidence;
import io.rustbox.evidence.Layer;
import io.rustbox.evidence.Limit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class VerdictTest {
    static Stream<Arguments> runs() {
        return Stream.of(
                run(evidence(), VerdictCode.AC, VerdictCause.NORMAL_EXIT, VerdictActor.PROGRAM),
                run(evidence().exited(139), VerdictCode.RE, VerdictCause.NONZERO_EXIT, VerdictActor.PROGRAM),
                run(evidence().signaled(11), VerdictCode.SIG, VerdictCause.SIGNAL, VerdictActor.PROGRAM),
                run(evidence().signaled(25), VerdictCode.SIG, VerdictCause.FILE_SIZE_LIMIT, VerdictActor.KERNEL),
                run(evidence().signaled(31), VerdictCode.SIG, VerdictCause.FORBIDDEN_SYSCALL, VerdictActor.KERNEL),
                run(evidence().cpu(1000), VerdictCode.TLE, VerdictCause.CPU_LIMIT, VerdictActor.PROGRAM),
                run(evidence().cpu(1000).signaled(24), VerdictCode.TLE, VerdictCause.CPU_LIMIT, VerdictActor.KERNEL),
                run(evidence().wall(5001).signaled(9).action(KILL_WALL_LIMIT, 5000), VerdictCode.TLE,
                        VerdictCause.WALL_LIMIT, VerdictActor.SUPERVISOR),
                run(evidence().oomKills(1), VerdictCode.MLE, VerdictCause.OOM_KILL, VerdictActor.KERNEL),
                run(evidence().stderr(1001), VerdictCode.OLE, VerdictCause.OUTPUT_LIMIT, VerdictActor.SUPERVISOR),
                run(evidence().signaled(9).action(KILL_CANCELLED, 1), VerdictCode.IE, VerdictCause.CANCELLED,
                        VerdictActor.SUPERVISOR),
                run(evidence().unknownEnd(), VerdictCode.IE, VerdictCause.EVIDENCE_MISSING, VerdictActor.SANDBOX),
                run(evidence().without(Layer.CGROUP), VerdictCode.IE, VerdictCause.LAUNCH_FAILED,
                        VerdictActor.SANDBOX),
                run(evidence().signaled(9).action(KILL_WALL_LIMIT, 1), VerdictCode.IE, VerdictCause.SUPERVISOR_FAILED,
                        VerdictActor.SANDBOX));
    }

    @ParameterizedTest(name = "{2} by {3}")
    @MethodSource("runs")
    void of_evidence_givesCodeCauseAndActor(
            EvidenceBuilder run, VerdictCode code, VerdictCause cause, VerdictActor actor) {
        Verdict verdict = Verdict.of(run.build());

        assertThat(verdict.code()).isEqualTo(code);
        assertThat(verdict.cause()).isEqualTo(cause);
        assertThat(verdict.actor()).isEqualTo(actor);
        assertThat(verdict.sources()).isNotEmpty();
        assertThat(verdict.detail()).isNotBlank();
    }

    @Test
    void of_refusedFork_isNotedBesideTheExitStatus() {
        Verdict verdict = Verdict.of(evidence().exited(1).pidsFailures(3).build());

        assertThat(verdict.cause()).isEqualTo(VerdictCause.NONZERO_EXIT);
        assertThat(verdict.limitsHit()).containsExactly(Limit.PROCESS);
        assertThat(Limit.PROCESS.id()).isEqualTo("process_limit");
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new SetupException("mount proc", "mount(2)", new Errno(1)), VerdictCause.LAUNCH_FAILED,
                        "mount proc: mount(2): EPERM"),
                Arguments.of(new UnsupportedHostException("no cgroups"), VerdictCause.LAUNCH_FAILED, "no cgroups"),
                Arguments.of(new SupervisionException("lost"), VerdictCause.SUPERVISOR_FAILED, "lost"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void failed_exception_isAnInternalErrorWithItsMessage(SandboxException failure, VerdictCause cause, String detail) {
        Verdict verdict = Verdict.failed(failure);

        assertThat(verdict.code()).isEqualTo(VerdictCode.IE);
        assertThat(verdict.cause()).isEqualTo(cause);
        assertThat(verdict.actor()).isEqualTo(VerdictActor.SANDBOX);
        assertThat(verdict.detail()).isEqualTo(detail);
    }

    @Test
    void asWrongAnswer_acceptedRun_namesTheCheckerAsWell() {
        Verdict wrong = Verdict.of(evidence().build()).asWrongAnswer("line 2 differs");

        assertThat(wrong.code()).isEqualTo(VerdictCode.WA);
        assertThat(wrong.actor()).isEqualTo(VerdictActor.CHECKER);
        assertThat(wrong.sources()).containsExactly(EvidenceSource.WAIT_STATUS, EvidenceSource.CHECKER);
        assertThat(wrong.detail()).isEqualTo("line 2 differs");
    }

    @Test
    void asWrongAnswer_failedRun_isRefused() {
        Verdict failed = Verdict.of(evidence().exited(1).build());

        assertThatThrownBy(() -> failed.asWrongAnswer("x")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void ofCompiler_artefactThatWeCouldNotRead_isOurFailure() {
        Verdict ours = Verdict.ofCompiler(evidence().file("main", FileEvidence.State.UNREADABLE).build());
        Verdict its = Verdict.ofCompiler(evidence().file("main", FileEvidence.State.NOT_REGULAR).build());

        assertThat(ours.cause()).isEqualTo(VerdictCause.EVIDENCE_MISSING);
        assertThat(ours.actor()).isEqualTo(VerdictActor.SANDBOX);
        assertThat(its.cause()).isEqualTo(VerdictCause.COMPILE_ERROR);
    }

    @Test
    void asCompileFailure_keepsWhatFailed() {
        assertThat(Verdict.of(evidence().exited(1).build()).asCompileFailure().cause())
                .isEqualTo(VerdictCause.COMPILE_ERROR);
        assertThat(Verdict.of(evidence().cpu(1000).build()).asCompileFailure().cause())
                .isEqualTo(VerdictCause.COMPILE_TIME_LIMIT);
        assertThat(Verdict.of(evidence().oomKills(1).build()).asCompileFailure().cause())
                .isEqualTo(VerdictCause.COMPILE_MEMORY_LIMIT);
        assertThat(Verdict.of(evidence().unknownEnd().build()).asCompileFailure().cause())
                .isEqualTo(VerdictCause.EVIDENCE_MISSING);
        Verdict accepted = Verdict.of(evidence().build());
        assertThatThrownBy(accepted::asCompileFailure).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @EnumSource
    void status_acceptedOrWrong_isOk(VerdictCode code) {
        boolean ranWell = code == VerdictCode.AC || code == VerdictCode.WA;
        assertThat(code.status()).isEqualTo(ranWell ? "OK" : code.name());
    }

    private static Arguments run(EvidenceBuilder run, VerdictCode code, VerdictCause cause, VerdictActor actor) {
        return Arguments.of(run, code, cause, actor);
    }

    private static EvidenceBuilder evidence() {
        return new EvidenceBuilder();
    }
}
