package io.rustbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rustbox.evidence.Outcome;
import io.rustbox.seccomp.SeccompPolicy;
import io.rustbox.seccomp.SyscallAction;
import io.rustbox.testing.Host;
import io.rustbox.testing.Host.Feature;
import io.rustbox.testing.Leftovers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Leftovers.class)
class PolicyIT {
    private static final Limits LIMITS = Limits.cpu(Duration.ofSeconds(1))
            .wall(Duration.ofSeconds(5))
            .memory(Limits.mebibytes(64))
            .processes(4);

    @ParameterizedTest
    @ValueSource(strings = {"execve", "prctl", "clock_gettime"})
    void lock_policyThatForbidsTheLaunchItself_isRefusedByName(String call) {
        SeccompPolicy policy = SeccompPolicy.denyList("test").with(new SyscallAction.KillProcess(), call);
        assertThatThrownBy(() -> Sandbox.permissive()
                .isolate(Root.host())
                .limit(LIMITS)
                .lock(Lockdown.of(policy)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(call + "(");
    }

    @Test
    void lock_policyOfTheCallersOwn_isInForce() throws SandboxException {
        Host.needs(Feature.STRICT);
        SeccompPolicy policy = SeccompPolicy.denyList("test").with(new SyscallAction.KillProcess(), "uname");
        try (Locked<Strict> sandbox =
                Sandbox.builder().isolate(Root.host()).limit(LIMITS).lock(Lockdown.of(policy))) {
            assertThat(sandbox.run(Command.of("/usr/bin/uname")).outcome())
                    .isInstanceOf(Outcome.ForbiddenSyscall.class);
            assertThat(sandbox.run(Command.of("/usr/bin/true")).outcome()).isEqualTo(new Outcome.Exited(0));
        }
    }
}
