package io.rustbox.judge;

import static java.util.Objects.requireNonNull;

import io.rustbox.SandboxException;
import io.rustbox.SetupException;
import io.rustbox.SupervisionException;
import io.rustbox.UnsupportedHostException;
import io.rustbox.evidence.Classifier;
import io.rustbox.evidence.Decision;
import io.rustbox.evidence.Evidence;
import io.rustbox.evidence.EvidenceSource;
import io.rustbox.evidence.FileEvidence;
import io.rustbox.evidence.Limit;
import io.rustbox.evidence.Outcome;
import io.rustbox.evidence.Outcome.Failure;
import io.rustbox.evidence.Outcome.KilledBy;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A judge's word on a run, with what it rests on.
 *
 * @param code {@link VerdictCause#code()}, except in a stored result that was altered
 * @param sources which kernel facts decided
 * @param limitsHit limits that were touched without deciding
 * @param detail the deciding facts in words, for an operator; may name paths of the host, so it is not for candidates:
 *     they get {@link CandidateHint}
 */
public record Verdict(
        VerdictCode code,
        VerdictCause cause,
        VerdictActor actor,
        List<EvidenceSource> sources,
        List<Limit> limitsHit,
        String detail) {
    public Verdict {
        requireNonNull(sources, "sources");
        requireNonNull(limitsHit, "limitsHit");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(detail, "detail");
        sources = List.copyOf(sources);
        limitsHit = List.copyOf(limitsHit);
    }

    /** {@return the verdict on a run: a pure function of its evidence} */
    public static Verdict of(Evidence evidence) {
        requireNonNull(evidence, "evidence");
        Decision decision = Classifier.decide(evidence);
        VerdictCause cause = cause(decision.outcome());
        return new Verdict(
                cause.code(),
                cause,
                actor(decision.outcome()),
                decision.sources(),
                decision.limitsHit(),
                detail(decision));
    }

    /** {@return the verdict on a run that the sandbox could not launch or supervise} */
    public static Verdict failed(SandboxException failure) {
        requireNonNull(failure, "failure");
        VerdictCause cause = switch (failure) {
            case UnsupportedHostException _, SetupException _ -> VerdictCause.LAUNCH_FAILED;
            case SupervisionException _ -> VerdictCause.SUPERVISOR_FAILED;
        };
        String message = Objects.requireNonNullElse(failure.getMessage(), failure.toString());
        return new Verdict(
                cause.code(), cause, VerdictActor.SANDBOX, List.of(EvidenceSource.LAUNCH), List.of(), message);
    }

    /**
     * {@return the verdict on a submission, from the run of its compiler} It failed if the compiler did, or if it did not
     * leave what it should have. If it succeeded, the verdict is {@link VerdictCode#AC}.
     */
    public static Verdict ofCompiler(Evidence evidence) {
        requireNonNull(evidence, "evidence");
        Verdict verdict = of(evidence);
        if (verdict.code() != VerdictCode.AC) {
            return verdict.asCompileFailure();
        }
        return evidence.files().stream()
                .filter(file -> file.state() != FileEvidence.State.READ)
                .findFirst()
                .map(verdict::withoutArtefact)
                .orElse(verdict);
    }

    private Verdict withoutArtefact(FileEvidence file) {
        if (file.state() == FileEvidence.State.UNREADABLE) {
            VerdictCause ours = VerdictCause.EVIDENCE_MISSING;
            return new Verdict(ours.code(), ours, VerdictActor.SANDBOX, List.of(EvidenceSource.COLLECTED_FILES),
                    limitsHit,
                    "what the compiler left at \"" + file.path() + "\" could not be read");
        }
        VerdictCause failed = VerdictCause.COMPILE_ERROR;
        return new Verdict(failed.code(), failed, actor, List.of(EvidenceSource.COLLECTED_FILES), limitsHit,
                "the compiler succeeded, but of \"" + file.path() + "\" it should have left: " + file.state().id());
    }

    /**
     * {@return this verdict on the run of a compiler, as the verdict on the submission}
     *
     * @throws IllegalStateException if the compiler succeeded
     */
    public Verdict asCompileFailure() {
        return switch (code()) {
            case AC, WA, CE -> throw new IllegalStateException("not the verdict on a failed compiler: " + cause.id());
            case TLE -> because(VerdictCause.COMPILE_TIME_LIMIT);
            case MLE -> because(VerdictCause.COMPILE_MEMORY_LIMIT);
            case OLE, SIG, RE -> because(VerdictCause.COMPILE_ERROR);
            case IE -> this;
        };
    }

    /**
     * {@return this accepted run, refused by the checker}
     *
     * @param reason what the checker said
     * @throws IllegalStateException if the run was not accepted
     */
    public Verdict asWrongAnswer(String reason) {
        if (code() != VerdictCode.AC) {
            throw new IllegalStateException("only an accepted run has an answer to check: " + cause.id());
        }
        return byChecker(VerdictCause.WRONG_ANSWER, reason);
    }

    /** {@return this verdict, overruled by a checker, or by the failure of one} */
    Verdict byChecker(VerdictCause decided, String reason) {
        List<EvidenceSource> both =
                Stream.concat(sources.stream(), Stream.of(EvidenceSource.CHECKER)).toList();
        return new Verdict(decided.code(), decided, VerdictActor.CHECKER, both, limitsHit, reason);
    }

    private Verdict because(VerdictCause other) {
        return new Verdict(other.code(), other, actor, sources, limitsHit, detail);
    }

    private static VerdictCause cause(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Exited(int status) -> status == 0 ? VerdictCause.NORMAL_EXIT : VerdictCause.NONZERO_EXIT;
            case Outcome.Signaled _ -> VerdictCause.SIGNAL;
            case Outcome.CpuTimeLimit _ -> VerdictCause.CPU_LIMIT;
            case Outcome.WallTimeLimit _ -> VerdictCause.WALL_LIMIT;
            case Outcome.MemoryLimit _ -> VerdictCause.OOM_KILL;
            case Outcome.RuntimeHeapLimit _ -> VerdictCause.RUNTIME_HEAP;
            case Outcome.OutputLimit _ -> VerdictCause.OUTPUT_LIMIT;
            case Outcome.FileSizeLimit _ -> VerdictCause.FILE_SIZE_LIMIT;
            case Outcome.ForbiddenSyscall _ -> VerdictCause.FORBIDDEN_SYSCALL;
            case Outcome.Cancelled _ -> VerdictCause.CANCELLED;
            case Outcome.Indeterminate(Failure failure, _) -> switch (failure) {
                case LAUNCH_FAILED -> VerdictCause.LAUNCH_FAILED;
                case EVIDENCE_MISSING -> VerdictCause.EVIDENCE_MISSING;
                case CLEANUP_FAILED -> VerdictCause.CLEANUP_FAILED;
                case SUPERVISOR_FAILED -> VerdictCause.SUPERVISOR_FAILED;
            };
        };
    }

    private static VerdictActor actor(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Exited _,Outcome.Signaled _, Outcome.RuntimeHeapLimit _ -> VerdictActor.PROGRAM;
            case Outcome.CpuTimeLimit(_, _, KilledBy killer) -> actor(killer);
            case Outcome.WallTimeLimit(_, _, KilledBy killer) -> actor(killer);
            case Outcome.MemoryLimit _,Outcome.FileSizeLimit _, Outcome.ForbiddenSyscall _ -> VerdictActor.KERNEL;
            case Outcome.OutputLimit _, Outcome.Cancelled _ -> VerdictActor.SUPERVISOR;
            case Outcome.Indeterminate _ -> VerdictActor.SANDBOX;
        };
    }

    private static VerdictActor actor(KilledBy killer) {
        return switch (killer) {
            case KERNEL -> VerdictActor.KERNEL;
            case SUPERVISOR -> VerdictActor.SUPERVISOR;
            case NOBODY -> VerdictActor.PROGRAM;
        };
    }

    private static String detail(Decision decision) {
        return decision.outcome() instanceof Outcome.Indeterminate(_, List<String> reasons)
                ? String.join("; ", reasons)
                : decision.why();
    }
}
