package io.rustbox.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rustbox.linux.Arch;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditLogTest {
    private static final int PID = 4711;
    private static final Instant LOGGED = Instant.parse("2025-11-23T16:47:16.305Z");

    @BeforeEach
    void needs() {
        assumeTrue(Arch.current() == Arch.X86_64, "the record is one of x86-64");
    }

    @Test
    void syscall_loggedWhileTheProcessRan_isNamed() {
        assertThat(AuditLog.syscall(record(PID, "c000003e"), PID, LOGGED.minusMillis(20))).contains("ptrace");
    }

    @Test
    void syscall_loggedOnACoarseClock_isNamed() {
        assertThat(AuditLog.syscall(record(PID, "c000003e"), PID, LOGGED.plusMillis(4))).contains("ptrace");
    }

    @Test
    void syscall_loggedBeforeTheProcessStarted_isAnotherProcesses() {
        assertThat(AuditLog.syscall(record(PID, "c000003e"), PID, LOGGED.plusSeconds(5))).isEmpty();
    }

    @Test
    void syscall_ofAnotherPid_isAnotherProcesses() {
        assertThat(AuditLog.syscall(record(PID + 1, "c000003e"), PID, LOGGED)).isEmpty();
    }

    @Test
    void syscall_ofThe32BitTable_isUnknown() {
        assertThat(AuditLog.syscall(record(PID, "40000003"), PID, LOGGED)).isEmpty();
    }

    @Test
    void syscall_fromAnotherKindOfRecord_isUnknown() {
        assertThat(AuditLog.syscall("6,1,1,-;eth0: link up pid=4711 sig=31 syscall=101 ", PID, LOGGED)).isEmpty();
    }

    private static String record(int pid, String arch) {
        return "5,512,4169394525,-;audit: type=1326 audit(" + LOGGED.getEpochSecond() + ".305:9): auid=4294967295 "
                + "uid=60000 gid=60000 ses=4294967295 pid=" + pid + " comm=\"calls\" exe=\"/box/calls\" sig=31 arch="
                + arch
                + " syscall=101 compat=0 ip=0x44e5bd code=0x80000000\n";
    }
}
