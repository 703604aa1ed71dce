package io.rustbox.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.evidence.Evidence;
import io.rustbox.evidence.EvidenceBuilder;
import io.rustbox.evidence.Layer;
import io.rustbox.evidence.Mode;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExecutionEnvelopeTest {
    private static final Evidence STRICT = new EvidenceBuilder().build();
    private static final ExecutionEnvelope ENVELOPE =
            ExecutionEnvelope.of("python", "Python 3.11.2\n[GCC \\ 12]", "ab12", STRICT);

    @Test
    void canonical_isOneLineAFact() {
        assertThat(ENVELOPE.canonical()).isEqualTo("""
                schema_version=1.0
                language=python
                toolchain=Python 3.11.2\\n[GCC \\\\ 12]
                mode=strict
                layers=pid_namespace,mount_namespace,network_namespace,cgroup,seccomp,capabilities,credentials,\
                no_new_privs
                policy=ab12
                cpu_ns=1000000000
                wall_ns=5000000000
                memory_bytes=67108864
                processes=16
                open_files=64
                file_size_bytes=1048576
                stack_bytes=8388608
                output_bytes=1000
                scratch_bytes=16777216
                """);
    }

    @Test
    void id_isTheDigestOfTheCanonicalText() {
        // sha256sum of the text above
        assertThat(ENVELOPE.id()).isEqualTo("1224152450d025f636214bc77efaad06d7c9a68a7c53af320343ad64db621782");
    }

    @Test
    void id_sameConditions_isTheSameWhateverTheRunDid() {
        Evidence other = new EvidenceBuilder().exited(3).wall(4000).cpu(900).build();

        assertThat(ExecutionEnvelope.of("python", ENVELOPE.toolchain(), "ab12", other).id()).isEqualTo(ENVELOPE.id());
    }

    @Test
    void id_anyConditionChanged_isAnother() {
        List<ExecutionEnvelope> others = List.of(
                ExecutionEnvelope.of("c", ENVELOPE.toolchain(), "ab12", STRICT),
                ExecutionEnvelope.of("python", "Python 3.12", "ab12", STRICT),
                ExecutionEnvelope.of("python", ENVELOPE.toolchain(), "", STRICT),
                new ExecutionEnvelope(
                        "python", ENVELOPE.toolchain(), STRICT.limits(), Mode.PERMISSIVE, ENVELOPE.applied(), "ab12"),
                new ExecutionEnvelope("python", ENVELOPE.toolchain(), STRICT.limits(), Mode.STRICT,
                        List.of(Layer.SECCOMP), "ab12"));

        assertThat(others).extracting(ExecutionEnvelope::id).doesNotHaveDuplicates().doesNotContain(ENVELOPE.id());
    }

    @Test
    void applied_orderAndRepetition_doNotMatter() {
        ExecutionEnvelope shuffled = new ExecutionEnvelope("python", "", STRICT.limits(), Mode.PERMISSIVE,
                List.of(Layer.NO_NEW_PRIVS, Layer.SECCOMP, Layer.SECCOMP), "");

        assertThat(shuffled.applied()).containsExactly(Layer.SECCOMP, Layer.NO_NEW_PRIVS);
    }
}
