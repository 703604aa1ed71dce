package io.rustbox.seccomp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;

/** Whatever stands in a file, it is refused with the one exception, or read as a policy that compiles and means what it says. */
class OciProfileFuzzTest {
    @FuzzTest(maxDuration = "10s")
    void read_anyBytes_refusesOrUnderstands(byte[] file) throws IOException {
        for (Arch arch : Arch.values()) {
            SeccompPolicy policy;
            try {
                policy = OciProfile.read("fuzzed", new ByteArrayInputStream(file), arch).policy();
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageNotContaining("java.");
                continue;
            }
            assertMeansWhatItSays(policy, arch);
        }
    }

    private static void assertMeansWhatItSays(SeccompPolicy policy, Arch arch) {
        SeccompFilter filter;
        try {
            filter = policy.compile(arch);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("4096"); // longer than the kernel takes
            return;
        }
        NaivePolicy oracle = NaivePolicy.of(policy, arch);
        for (SeccompData data : FuzzedCalls.of(policy, arch, new Random(policy.hashCode()))) {
            assertThat(filter.evaluate(data)).as("%s", data).isEqualTo(oracle.evaluate(data));
        }
    }
}
