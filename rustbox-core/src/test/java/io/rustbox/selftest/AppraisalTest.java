package io.rustbox.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.evidence.Evidence;
import io.rustbox.evidence.EvidenceBuilder;
import io.rustbox.evidence.Layer;
import io.rustbox.evidence.Outcome;
import io.rustbox.seccomp.Arch;
import io.rustbox.seccomp.SeccompFilter;
import io.rustbox.seccomp.SeccompPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AppraisalTest {
    private static final int EPERM = 1;
    private static final int ESRCH = 3;
    private static final int EAGAIN = 11;
    private static final Evidence STRICT = new EvidenceBuilder().build();
    private static final Evidence NO_NAMESPACES = new EvidenceBuilder()
            .without(Layer.PID_NAMESPACE)
            .without(Layer.CREDENTIALS)
            .build();
    private static final Script KILL = Script.of(Step.call("kill", Operand.value(1), Operand.value(0)).told());
    private static final Attack ATTACK = Attack.named("signal", "send a signal", _ -> KILL)
            .refusedBy(Barrier.PID_NAMESPACE, "ESRCH")
            .refusedBy(Barrier.CREDENTIALS, "EPERM");
    private static final Seen SUCCESS = answered("kill", 0);

    @Test
    void attack_refusedInsideAlone_isContainedByTheLayerThatTheErrorSpeaksFor() {
        assertThat(appraise(answered("kill", -ESRCH), STRICT, SUCCESS)).satisfies(result -> {
            assertThat(result.containment()).isEqualTo(Containment.CONTAINED);
            assertThat(result.stoppedBy()).contains(Barrier.PID_NAMESPACE);
            assertThat(result.inside()).isEqualTo("kill: ESRCH");
            assertThat(result.outside()).isEqualTo("kill: 0");
        });
        assertThat(appraise(answered("kill", -EPERM), STRICT, SUCCESS).stoppedBy()).contains(Barrier.CREDENTIALS);
    }

    @Test
    void attack_refusedOutsideToo_isNoMeritOfOurs() {
        AttackResult result = appraise(answered("kill", -EPERM), STRICT, answered("kill", -EPERM));

        assertThat(result.containment()).isEqualTo(Containment.REFUSED_BY_HOST);
        assertThat(result.stoppedBy()).isEmpty();
    }

    @Test
    void attack_thatSucceeds_isNotContainedWhereABarrierWasInForceAndNotPromisedWhereNone() {
        assertThat(appraise(SUCCESS, STRICT, SUCCESS).containment()).isEqualTo(Containment.NOT_CONTAINED);
        assertThat(appraise(SUCCESS, NO_NAMESPACES, SUCCESS).containment()).isEqualTo(Containment.NOT_PROMISED);
    }

    /** A control that fails must not make a success inside look harmless. */
    @Test
    void attack_thatSucceedsInsideAlone_isNotContained() {
        assertThat(appraise(SUCCESS, STRICT, answered("kill", -EPERM)).containment())
                .isEqualTo(Containment.NOT_CONTAINED);
    }

    @Test
    void attack_withAnErrorThatNobodyExpects_isInconclusive() {
        assertThat(appraise(answered("kill", -EAGAIN), STRICT, SUCCESS).containment())
                .isEqualTo(Containment.INCONCLUSIVE);
    }

    @Test
    void attack_refusedByABarrierThatWasNotInForce_isInconclusive() {
        assertThat(appraise(answered("kill", -ESRCH), NO_NAMESPACES, SUCCESS).containment())
                .isEqualTo(Containment.INCONCLUSIVE);
    }

    @Test
    void run_thatFailed_isInconclusive() {
        Seen failed = new Seen(Optional.empty(),
                new Outcome.Indeterminate(Outcome.Failure.SUPERVISOR_FAILED, List.of("lost")), 0);

        assertThat(appraise(failed, STRICT, SUCCESS).containment()).isEqualTo(Containment.INCONCLUSIVE);
    }

    @Test
    void attack_killedByTheFilter_isContainedByIt() {
        Seen killed = new Seen(Optional.empty(), new Outcome.ForbiddenSyscall(Optional.of("kill")), 0);

        assertThat(appraise(killed, STRICT, SUCCESS).stoppedBy()).contains(Barrier.SECCOMP);
    }

    @Test
    void error_thatTheFilterGives_isTheFilters() {
        SeccompFilter refusing = SeccompPolicy.allowList("none", EPERM).compile(Arch.current());

        AttackResult result = new Appraisal(ATTACK, KILL, KILL, refusing).of(answered("kill", -EPERM), STRICT, SUCCESS);

        assertThat(result.stoppedBy()).contains(Barrier.SECCOMP);
    }

    @Test
    void limit_thatAProgramOutranByItself_wasNotEnforced() {
        Attack spin = Attack.named("spin", "spin", _ -> KILL)
                .endedBy(List.of(Barrier.CGROUP), Outcome.CpuTimeLimit.class);
        Duration second = Duration.ofSeconds(1);
        Optional<Script.Answer> done = Optional.of(new Script.Answer("kill", 0));

        assertThat(appraise(spin, new Seen(done,
                new Outcome.CpuTimeLimit(second, second, Outcome.KilledBy.NOBODY), 0)).containment())
                .isEqualTo(Containment.NOT_CONTAINED);
        assertThat(appraise(spin, new Seen(Optional.empty(),
                new Outcome.CpuTimeLimit(second, second, Outcome.KilledBy.SUPERVISOR), 0)).stoppedBy())
                .contains(Barrier.CGROUP);
    }

    @Test
    void process_leftBehind_isASuccess() {
        Attack stays = Attack.named("stay", "stay", _ -> KILL).wantsToSurvive().fruitlessBy(Barrier.CGROUP);
        Optional<Script.Answer> forked = Optional.of(new Script.Answer("kill", 7));
        Seen left = new Seen(forked, new Outcome.Exited(0), 1);
        Seen gone = new Seen(forked, new Outcome.Exited(0), 0);
        Appraisal appraisal = new Appraisal(stays, KILL, KILL, open());

        assertThat(appraisal.of(gone, STRICT, left).containment()).isEqualTo(Containment.CONTAINED);
        assertThat(appraisal.of(left, STRICT, left).containment()).isEqualTo(Containment.NOT_CONTAINED);
    }

    private static AttackResult appraise(Seen inside, Evidence evidence, Seen outside) {
        return new Appraisal(ATTACK, KILL, KILL, open()).of(inside, evidence, outside);
    }

    private static AttackResult appraise(Attack attack, Seen inside) {
        return new Appraisal(attack, KILL, KILL, open()).of(inside, STRICT, SUCCESS);
    }

    private static SeccompFilter open() {
        return SeccompPolicy.denyList("open").compile(Arch.current());
    }

    private static Seen answered(String label, long result) {
        return new Seen(Optional.of(new Script.Answer(label, result)), new Outcome.Exited(0), 0);
    }
}
