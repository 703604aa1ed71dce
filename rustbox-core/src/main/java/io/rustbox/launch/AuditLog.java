package io.rustbox.launch;

import io.rustbox.evidence.Termination;
import io.rustbox.linux.Arch;
import io.rustbox.linux.Fcntl;
import io.rustbox.linux.OwnedFd;
import io.rustbox.linux.Signal;
import io.rustbox.linux.Unistd;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The kernel's log, where it says which system call a seccomp filter killed a process for. It can be read by root, as long
 * as no audit daemon takes these records away and the kernel has not limited their rate; otherwise the call stays unknown.
 */
final class AuditLog {
    private static final String KMSG = "/dev/kmsg";
    private static final int RECORD_SIZE = 8192;
    private static final int EPIPE = 32;
    // AUDIT_SECCOMP: audit: type=1326 audit(1763916436.305:9): … pid=4711 … sig=31 arch=c000003e syscall=101 …
    private static final Pattern RECORD = Pattern.compile(
            "type=1326 audit\\((\\d+)\\.(\\d{3}):.* pid=(\\d+) .* sig=31 arch=([0-9a-f]+) syscall=(\\d+) ");
    /** The records' clock is the coarse one, a tick behind, and may be set while a program runs. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(1);

    private AuditLog() {}

    /**
     * {@return the name of the system call for which {@code pid}, started at {@code started}, was ended with SIGSYS, if
     * the kernel logged it}
     */
    static Optional<String> syscall(int pid, Instant started, Optional<Termination> termination) {
        boolean killed = termination.equals(Optional.of(new Termination.Signaled(Signal.SIGSYS)));
        if (!killed) {
            return Optional.empty();
        }
        int fd = Fcntl.openat(
                Fcntl.AT_FDCWD, KMSG, Fcntl.O_RDONLY | Fcntl.O_NONBLOCK | Fcntl.O_CLOEXEC, 0);
        if (fd < 0) {
            return Optional.empty();
        }
        try (OwnedFd log = new OwnedFd(fd)) {
            return lastRecord(log, pid, started);
        }
    }

    private static Optional<String> lastRecord(OwnedFd log, int pid, Instant started) {
        Optional<String> found = Optional.empty();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment record = arena.allocate(RECORD_SIZE);
            long size = Unistd.read(log.number(), record);
            while (size > 0 || size == -EPIPE) { // EPIPE: the next record was overwritten, the one after it comes next
                if (size > 0) {
                    byte[] bytes = record.asSlice(0, size).toArray(ValueLayout.JAVA_BYTE);
                    Optional<String> named = syscall(new String(bytes, StandardCharsets.UTF_8), pid, started);
                    found = named.isPresent() ? named : found;
                }
                size = Unistd.read(log.number(), record);
            }
        }
        return found;
    }

    /**
     * {@return the call that {@code record} is about, if it is about that process} A record from before the process was
     * started is about another with the same pid. The numbers of another architecture's table would be misread here.
     */
    static Optional<String> syscall(String record, int pid, Instant started) {
        Matcher matcher = RECORD.matcher(record);
        if (!matcher.find() || Integer.parseInt(matcher.group(3)) != pid) {
            return Optional.empty();
        }
        Instant logged = Instant.ofEpochSecond(
                Long.parseLong(matcher.group(1)), Duration.ofMillis(Long.parseLong(matcher.group(2))).toNanos());
        io.rustbox.seccomp.Arch arch = Filters.arch(Arch.current());
        boolean ours = Integer.parseUnsignedInt(matcher.group(4), 16) == arch.auditArch();
        return ours && !logged.isBefore(started.minus(CLOCK_TOLERANCE))
                ? arch.syscallName(Integer.parseInt(matcher.group(5)))
                : Optional.empty();
    }
}
