package io.rustbox.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rustbox.host.HostProbe;
import io.rustbox.judge.VerdictCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JudgingIT {
    @BeforeEach
    void assumeRoot() {
        boolean required = System.getProperty("require.kernel", "").contains("root");
        assumeTrue(required || HostProbe.ofHost().user() == HostProbe.User.ROOT, "strict takes root");
    }

    @Test
    void backend_submissionsOfSeveralUsers_areCounted() {
        try (JudgeBackend backend = new JudgeBackend()) {
            backend.add("sum", Map.of("1 2", "3", "4 5", "9"));
            String right = "print(sum(map(int, input().split())))";
            CompletableFuture<VerdictCode> ann = backend.submit("ann", "sum", "python", right);
            CompletableFuture<VerdictCode> bob = backend.submit("bob", "sum", "python", "print(3)");

            assertThat(ann.join()).isEqualTo(VerdictCode.AC);
            assertThat(bob.join()).isEqualTo(VerdictCode.WA);
            assertThat(backend.solved("ann")).isEqualTo(1);
            assertThat(backend.solved("bob")).isZero();
        }
    }

    @Test
    void playground_tellsWhatBecameOfTheProgram() throws Exception {
        List<String> screen = new ArrayList<>();
        try (Playground playground = new Playground()) {
            assertThat(playground.tryOut("python", "print(input()[::-1])", "abc"))
                    .isEqualTo("cba\nRan to its end within the limits.");
            playground.check("python", "print(input())", Map.of("a", "b"), screen::add);
        }

        assertThat(screen).containsExactly("1: Wrong answer. At line 1, column 1: differs", "all in all: WA");
    }
}
