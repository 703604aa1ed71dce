package io.rustbox.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.SetupException;
import io.rustbox.testing.Host;
import io.rustbox.testing.Host.Feature;
import io.rustbox.testing.Leftovers;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Leftovers.class)
class UidLeaseIT {
    @BeforeEach
    void needs() {
        Host.needs(Feature.ROOT);
    }

    @Test
    void take_twice_givesDifferentUids() throws SetupException {
        try (UidLease first = UidLease.take();
                UidLease second = UidLease.take()) {
            assertThat(first.uid()).isGreaterThanOrEqualTo(UidLease.FIRST).isNotEqualTo(second.uid());
            assertThat(first.gid()).isEqualTo(first.uid());
        }
    }

    @Test
    void take_whileAProcessOfThatUidIsAlive_givesAnother() throws SetupException, IOException, InterruptedException {
        int free;
        try (UidLease lease = UidLease.take()) {
            free = lease.uid();
        }
        Process stray = new ProcessBuilder("setpriv", "--reuid=" + free, "--clear-groups", "sh", "-c", "echo; read end")
                .start();
        try {
            int told = stray.getInputStream().read();
            assertThat(told).isEqualTo('\n');
            try (UidLease lease = UidLease.take()) {
                assertThat(lease.uid()).isNotEqualTo(free);
            }
        } finally {
            stray.getOutputStream().close();
            assertThat(stray.waitFor()).isNotNegative();
        }
    }
}
