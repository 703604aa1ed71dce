package io.rustbox.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rustbox.host.HostProbe;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddingIT {
    @BeforeEach
    void assumeRoot() {
        boolean required = System.getProperty("require.kernel", "").contains("root");
        assumeTrue(required || HostProbe.ofHost().user() == HostProbe.User.ROOT, "strict takes root");
    }

    @Test
    void run_programThatAdds_exitsWithItsOutput() throws Exception {
        assertThat(Embedding.run("print(sum(map(int, input().split())))", "1 2\n")).isEqualTo("exit 0: 3\n");
    }

    @Test
    void run_programThatFails_exitsWithItsStatus() throws Exception {
        assertThat(Embedding.run("raise SystemExit(3)", "")).isEqualTo("exit 3: ");
    }
}
