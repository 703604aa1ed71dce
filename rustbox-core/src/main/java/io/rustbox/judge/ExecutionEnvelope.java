package io.rustbox.judge;

import static java.util.Objects.requireNonNull;

import io.rustbox.evidence.Evidence;
import io.rustbox.evidence.Layer;
import io.rustbox.evidence.LimitSnapshot;
import io.rustbox.evidence.Mode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Everything besides the submission that can change what a run does. Two runs with the same {@link #id()} ran under the
 * same conditions.
 *
 * @param toolchain identity of the interpreter or compiler, such as its version line; empty if there is none
 * @param applied the layers that were in force
 * @param policyDigest digest of the seccomp filter that was in force; empty if there was none
 */
public record ExecutionEnvelope(
        String language,
        String toolchain,
        LimitSnapshot limits,
        Mode mode,
        List<Layer> applied,
        String policyDigest) {
    public ExecutionEnvelope {
        requireNonNull(language, "language");
        requireNonNull(toolchain, "toolchain");
        requireNonNull(limits, "limits");
        requireNonNull(mode, "mode");
        requireNonNull(applied, "applied");
        requireNonNull(policyDigest, "policyDigest");
        applied = applied.stream().distinct().sorted().toList();
    }

    /** {@return the envelope of a run whose evidence tells mode, limits and layers} */
    public static ExecutionEnvelope of(String language, String toolchain, String policyDigest, Evidence evidence) {
        requireNonNull(language, "language");
        requireNonNull(toolchain, "toolchain");
        requireNonNull(policyDigest, "policyDigest");
        requireNonNull(evidence, "evidence");
        List<Layer> applied = Arrays.stream(Layer.values()).filter(evidence::applied).toList();
        return new ExecutionEnvelope(
                language, toolchain, evidence.limits(), evidence.mode(), applied, policyDigest);
    }

    /** {@return SHA-256 of {@link #canonical()} in UTF-8, as 64 hexadecimal digits} */
    public String id() {
        try {
            byte[] text = canonical().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /**
     * {@return the text that the id is made from}
     *
     * <p>One line per fact, each ended by a line feed, in this order; text has its backslashes, line feeds and carriage
     * returns written as {@code \\}, {@code \n} and {@code \r}, times are whole nanoseconds, sizes are bytes, layers
     * are in the order of {@link Layer}, separated by commas:
     *
     * <pre>
     * schema_version=1.0
     * language=python
     * toolchain=Python 3.11.2
     * mode=strict
     * layers=pid_namespace,mount_namespace,network_namespace,cgroup,seccomp,capabilities,credentials,no_new_privs
     * policy=sha256:…
     * cpu_ns=2000000000
     * wall_ns=5000000000
     * memory_bytes=268435456
     * processes=16
     * open_files=64
     * file_size_bytes=67108864
     * stack_bytes=67108864
     * output_bytes=10485760
     * scratch_bytes=268435456
     * </pre>
     */
    public String canonical() {
        return """
                schema_version=%s
                language=%s
                toolchain=%s
                mode=%s
                layers=%s
                policy=%s
                cpu_ns=%d
                wall_ns=%d
                memory_bytes=%d
                processes=%d
                open_files=%d
                file_size_bytes=%d
                stack_bytes=%d
                output_bytes=%d
                scratch_bytes=%d
                """.formatted(
                ResultJson.SCHEMA_VERSION,
                escaped(language),
                escaped(toolchain),
                mode.id(),
                applied.stream().map(Layer::id).collect(Collectors.joining(",")),
                escaped(policyDigest),
                limits.cpu().toNanos(),
                limits.wall().toNanos(),
                limits.memoryBytes(),
                limits.processes(),
                limits.openFiles(),
                limits.fileSizeBytes(),
                limits.stackBytes(),
                limits.outputBytes(),
                limits.scratchBytes());
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }
}
