package io.rustbox.judge;

import io.rustbox.Report;
import io.rustbox.SandboxException;
import io.rustbox.evidence.Evidence;
import io.rustbox.evidence.Layer;
import io.rustbox.language.Language;
import io.rustbox.language.Toolchain;
import io.rustbox.seccomp.Arch;
import io.rustbox.seccomp.SeccompPolicy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Lets sandboxes do what is asked of them, and makes results of their reports. */
final class Runs {
    private final Sandboxes sandboxes;
    private final SeccompPolicy policy;
    private volatile @Nullable String policyDigest;

    Runs(Sandboxes sandboxes, SeccompPolicy policy) {
        this.sandboxes = sandboxes;
        this.policy = policy;
    }

    /** {@return the result of a program's run, or of the sandbox's failure} */
    ExecutionResult run(
            Language language, Toolchain toolchain, Execution execution, Cancellation cancellation)
            throws InterruptedException {
        Instant started = Instant.now();
        try {
            return result(language, toolchain, report(execution, cancellation));
        } catch (SandboxException e) {
            return ExecutionResult.failed(language.id(), e, started, Instant.now());
        }
    }

    Report report(Execution execution, Cancellation cancellation) throws SandboxException, InterruptedException {
        return sandboxes.run(execution.root(), execution.limits(), execution.command(), cancellation);
    }

    /** {@return the report of a run whose sandbox is not used again} */
    Report once(Execution execution, Cancellation cancellation) throws SandboxException, InterruptedException {
        return sandboxes.once(execution.root(), execution.limits(), execution.command(), cancellation);
    }

    ExecutionResult result(Language language, Toolchain toolchain, Report report) {
        Evidence evidence = HeapReports.evidence(language, report);
        Report complete = new Report(
                report.outcome(), report.stdout(), report.stderr(), report.files(), evidence);
        return ExecutionResult.of(language.id(), complete, envelope(language, toolchain, evidence));
    }

    private ExecutionEnvelope envelope(Language language, Toolchain toolchain, Evidence evidence) {
        String digest = evidence.applied(Layer.SECCOMP) ? policyDigest() : "";
        return ExecutionEnvelope.of(language.id(), toolchain.identity(), digest, evidence);
    }

    /** {@return the digest of the filter that programs and compilers run under} */
    String policyDigest() {
        String digest = policyDigest;
        if (digest == null) {
            digest = policy.compile(Arch.current()).sha256();
            policyDigest = digest;
        }
        return digest;
    }
}
