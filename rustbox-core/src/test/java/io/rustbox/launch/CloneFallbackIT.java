package io.rustbox.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.Limits;
import io.rustbox.linux.Fcntl;
import io.rustbox.linux.OwnedFd;
import io.rustbox.linux.Wait;
import io.rustbox.plan.PermissiveRun;
import io.rustbox.plan.RunPlan;
import io.rustbox.plan.Slot;
import io.rustbox.seccomp.SeccompPolicy;
import io.rustbox.testing.Leftovers;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How a permissive program is cloned where clone3(2) can't be had. */
@ExtendWith(Leftovers.class)
class CloneFallbackIT {
    private static final Limits LIMITS = Limits.cpu(Duration.ofSeconds(1))
            .wall(Duration.ofSeconds(5))
            .memory(Limits.mebibytes(256))
            .processes(4);
    private static final long PROCESSES = 10_000;

    @Test
    void launch_byClone_runsTheProgram() throws Exception {
        RunPlan plan = new PermissiveRun(
                LIMITS,
                PermissiveRun.Cloning.CLONE,
                Optional.empty(),
                OptionalInt.empty(),
                Filters.compile(SeccompPolicy.permissive()).program(),
                HostFacts.lastCapability(),
                HostFacts.ignoredSignals(),
                ProcessHandle.current().pid())
                .plan();
        try (Arena arena = Arena.ofConfined();
                OwnedFd nothing = new OwnedFd(Fcntl.openat(Fcntl.AT_FDCWD, "/dev/null", Fcntl.O_CLOEXEC, 0))) {
            LaunchTable table = new LaunchTable(plan.launch(), arena);
            table.set(Slot.STDIN, nothing.number());
            table.set(Slot.STDOUT, nothing.number());
            table.set(Slot.STDERR, nothing.number());
            table.set(Slot.PROCESS_LIMIT, PROCESSES);
            table.set(Slot.WORKING_DIRECTORY, arena.allocateFrom("/").address());
            table.set(Slot.PROGRAM, arena.allocateFrom("/bin/sh").address());
            table.set(Slot.ARGUMENTS, words(arena, "/bin/sh", "-c", "exit 7"));
            table.set(Slot.ENVIRONMENT, words(arena));

            LaunchTable.Launched launched = table.launch();

            assertThat(launched.executed()).as(() -> launched.failure().getMessage()).isTrue();
            assertThat(Reaper.reap(Wait.P_PID, launched.child()).ended().status()).isEqualTo(7);
        }
    }

    private static long words(Arena arena, String... words) {
        MemorySegment pointers = arena.allocate((words.length + 1L) * Long.BYTES, Long.BYTES);
        for (int i = 0; i < words.length; i++) {
            pointers.setAtIndex(ValueLayout.JAVA_LONG, i, arena.allocateFrom(words[i]).address());
        }
        return pointers.address();
    }
}
