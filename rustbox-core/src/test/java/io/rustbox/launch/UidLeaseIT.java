package io.rustbox.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.SetupException;
import io.rustbox.testing.ChildJvm;
import io.rustbox.testing.Host;
import io.rustbox.testing.Host.Feature;
import io.rustbox.testing.Leftovers;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    /** Which don't see each other's locks, nor each other's processes: each gives the uid that it tries first. */
    @Test
    void take_inContainersOfOneHost_givesNotAllTheSameUid() throws IOException, InterruptedException {
        List<String> container = new ArrayList<>(List.of("unshare", "--mount", "--pid", "--fork", "--mount-proc",
                "sh", "-c", "mount -t tmpfs run /run && \"$@\"", "sh"));
        List<String> jvm = new ArrayList<>(ChildJvm.command(ContainedLease.class));
        jvm.add(1, "-XX:-UsePerfData"); // for which JVMs of the same pid meet in /tmp
        container.addAll(jvm);
        List<Process> containers = new ArrayList<>();
        Set<String> uids = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            containers.add(new ProcessBuilder(container).redirectError(Redirect.INHERIT).start());
            uids.add(containers.getLast().inputReader().readLine());
        }
        for (Process process : containers) {
            process.getOutputStream().close();
            assertThat(process.waitFor()).isZero();
        }
        assertThat(uids).hasSizeGreaterThan(1).allMatch(uid -> uid.matches("60\\d{3}"));
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
