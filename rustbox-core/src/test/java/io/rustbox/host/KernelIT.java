package io.rustbox.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.linux.Syscall;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KernelIT {
    @ParameterizedTest
    @EnumSource(value = Syscall.class, names = {"PIDFD_OPEN", "CLONE3", "CLOSE_RANGE", "MOUNT_SETATTR"})
    void trial_callThatThisKernelHas_isRefusedForItsArguments(Syscall call) {
        assertThat(Kernel.REAL.trial(call)).hasToString("EINVAL");
    }
}
