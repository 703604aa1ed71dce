package io.rustbox.judge;

import static java.util.Objects.requireNonNull;

import io.rustbox.Output;
import io.rustbox.Report;
import io.rustbox.SandboxException;
import io.rustbox.evidence.CgroupEvidence;
import io.rustbox.evidence.Evidence;
import io.rustbox.evidence.Termination;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One execution of a submission: what the {@code judge} command prints and {@link ResultJson} writes and reads.
 *
 * @param language the language's id, {@code python}
 * @param started when the execution was begun, compilation included
 * @param envelopeId {@link ExecutionEnvelope#id()}; empty if nothing ran
 * @param evidence of the run; empty if nothing ran
 * @param files what {@link Input#outputs()} asked for and the program left as regular files, by path
 * @param compile the compiler's own run, for a compiled language
 */
public record ExecutionResult(
        String language,
        Verdict verdict,
        Output stdout,
        Output stderr,
        Instant started,
        Instant ended,
        Optional<String> envelopeId,
        Optional<Evidence> evidence,
        Map<String, Output> files,
        Optional<ExecutionResult> compile) {
    private static final Output NO_OUTPUT = new Output(new byte[0], 0);

    public ExecutionResult {
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(stdout, "stdout");
        Objects.requireNonNull(stderr, "stderr");
        Objects.requireNonNull(started, "started");
        Objects.requireNonNull(ended, "ended");
        Objects.requireNonNull(envelopeId, "envelopeId");
        Objects.requireNonNull(evidence, "evidence");
        Objects.requireNonNull(files, "files");
        Objects.requireNonNull(compile, "compile");
        files = Map.copyOf(files);
    }

    /** {@return the result of a run, with the verdict that its evidence gives} */
    public static ExecutionResult of(String language, Report report, ExecutionEnvelope envelope) {
        requireNonNull(language, "language");
        requireNonNull(report, "report");
        requireNonNull(envelope, "envelope");
        Evidence evidence = report.evidence();
        return new ExecutionResult(
                language,
                Verdict.of(evidence),
                report.stdout(),
                report.stderr(),
                evidence.timing().started(),
                evidence.timing().ended(),
                Optional.of(envelope.id()),
                Optional.of(evidence),
                outputs(report.files()),
                Optional.empty());
    }

    /** {@return the result of a run that the sandbox could not launch or supervise} */
    public static ExecutionResult failed(
            String language, SandboxException failure, Instant started, Instant ended) {
        requireNonNull(language, "language");
        requireNonNull(failure, "failure");
        requireNonNull(started, "started");
        requireNonNull(ended, "ended");
        return new ExecutionResult(
                language,
                Verdict.failed(failure),
                NO_OUTPUT,
                NO_OUTPUT,
                started,
                ended,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty());
    }

    /**
     * {@return the result of a submission that did not compile}
     *
     * @throws IllegalStateException if {@code compile} succeeded
     */
    public static ExecutionResult compileFailed(ExecutionResult compile) {
        requireNonNull(compile, "compile");
        Verdict verdict = compile.evidence.map(Verdict::ofCompiler).orElse(compile.verdict);
        if (verdict.code() == VerdictCode.AC) {
            throw new IllegalStateException("the compiler succeeded");
        }
        return new ExecutionResult(
                compile.language,
                verdict,
                NO_OUTPUT,
                NO_OUTPUT,
                compile.started,
                compile.ended,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.of(compile));
    }

    /**
     * {@return this run of what {@code compiler} made}
     *
     * @param begun when the execution was; the compiler may have run long before
     */
    public ExecutionResult compiledBy(ExecutionResult compiler, Instant begun) {
        requireNonNull(compiler, "compiler");
        requireNonNull(begun, "begun");
        return new ExecutionResult(
                language,
                verdict,
                stdout,
                stderr,
                begun,
                ended,
                envelopeId,
                evidence,
                files,
                Optional.of(compiler));
    }

    /**
     * {@return this run of a compiler, without the host's paths in its output, and without the artefacts}
     *
     * @param mounts what the compiler saw of the host besides the system's folders
     */
    ExecutionResult ofCompiler(Collection<Path> mounts) {
        return new ExecutionResult(
                language,
                verdict,
                Scrubbing.of(stdout, mounts),
                Scrubbing.of(stderr, mounts),
                started,
                ended,
                envelopeId,
                evidence,
                Map.of(),
                compile);
    }

    /** {@return this run with the word of a checker} */
    public ExecutionResult judged(Verdict checked) {
        return new ExecutionResult(
                language, checked, stdout, stderr, started, ended, envelopeId, evidence, files, compile);
    }

    /**
     * {@return this with no more than {@code most} bytes of stdout, of stderr and of each file; how much was written stays
     * known}
     *
     * @param most in bytes, of each stream and file
     * @throws IllegalArgumentException if {@code most} is negative
     */
    public ExecutionResult keeping(int most) {
        if (most < 0) {
            throw new IllegalArgumentException("expected a number of bytes, found " + most);
        }
        return new ExecutionResult(
                language,
                verdict,
                beginning(stdout, most),
                beginning(stderr, most),
                started,
                ended,
                envelopeId,
                evidence,
                beginnings(files, most),
                compile);
    }

    private static Map<String, Output> beginnings(Map<String, Output> files, int most) {
        Map<String, Output> kept = new HashMap<>();
        files.forEach((path, file) -> kept.put(path, beginning(file, most)));
        return kept;
    }

    private static Output beginning(Output output, int most) {
        return output.bytes().length <= most
                ? output
                : new Output(Arrays.copyOf(output.bytes(), most), output.writtenBytes());
    }

    private static Map<String, Output> outputs(Map<String, byte[]> contents) {
        Map<String, Output> outputs = new HashMap<>();
        contents.forEach((path, content) -> outputs.put(path, new Output(content, content.length)));
        return outputs;
    }

    /** {@return the exit status, if the program exited by itself} */
    public OptionalInt exitCode() {
        return evidence.flatMap(Evidence::termination)
                .map(Termination::exitStatus)
                .orElse(OptionalInt.empty());
    }

    /** {@return the true signal number from the kernel, if a signal ended the program} */
    public OptionalInt signal() {
        return evidence.flatMap(Evidence::termination)
                .map(Termination::endingSignal)
                .orElse(OptionalInt.empty());
    }

    /** {@return CPU time, see {@link Evidence#cpuTime()}} */
    public Optional<Duration> cpuTime() {
        return evidence.flatMap(Evidence::cpuTime);
    }

    /** {@return wall time from exec to exit} */
    public Optional<Duration> wallTime() {
        return evidence.map(facts -> facts.timing().wall());
    }

    /**
     * {@return peak memory of the whole process tree from its control group}
     *
     * <p>There is no substitute where no group was in force: the largest resident set of getrusage(2) is of one process
     * only, and counts what that process was before it executed the program.
     */
    public OptionalLong memoryPeakBytes() {
        return evidence.flatMap(Evidence::cgroup)
                .map(CgroupEvidence::memoryPeakBytes)
                .orElse(OptionalLong.empty());
    }

    /** {@return whether stdout and stderr are here as the program wrote them, and if not, why they were cut} */
    public OutputIntegrity outputIntegrity() {
        return evidence.map(facts -> OutputIntegrity.of(facts, stdout, stderr)).orElse(OutputIntegrity.COMPLETE);
    }

    /** {@return what failed, for a run that the sandbox failed to judge} */
    public Optional<String> error() {
        return verdict.code() == VerdictCode.IE ? Optional.of(verdict.detail()) : Optional.empty();
    }
}
