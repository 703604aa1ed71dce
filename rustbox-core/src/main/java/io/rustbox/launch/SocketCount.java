package io.rustbox.launch;

import io.rustbox.linux.Socket;
import io.rustbox.linux.Unistd;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The kernel's count of the sockets in a process's network namespace.
 *
 * <p>A socket that is on its way in a message to itself outlives its process until the kernel collects such garbage, which
 * it does some time after any local socket was closed. Until then it keeps the name that it is bound to, and counts
 * against what its user may have under way: whoever comes next would find both.
 */
final class SocketCount {
    private static final String KEY = "sockets: used ";
    private static final int BUFFER_SIZE = 512;
    private static final long PATIENCE_NANOS = Duration.ofMillis(200).toNanos();
    private static final long PAUSE_NANOS = Duration.ofMillis(1).toNanos();

    private SocketCount() {}

    /** Has garbage collected if need be; {@return whether the process with that {@code pid} is without sockets then} */
    static boolean comesToNone(int pid) throws IOException {
        if (of(pid) == 0) {
            return true;
        }
        closeOne();
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (of(pid) != 0) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(PAUSE_NANOS); // the kernel tells nobody when it has collected
        }
        return true;
    }

    private static void closeOne() {
        int[] ends = new int[2];
        if (Socket.socketpair(ends) == 0) {
            var _ = Unistd.close(ends[0]);
            var _ = Unistd.close(ends[1]);
        }
    }

    /** Reads {@code /proc/PID/net/sockstat}, whose first line it is. */
    private static long of(int pid) throws IOException {
        byte[] buffer = new byte[BUFFER_SIZE];
        try (FileInputStream stream = new FileInputStream("/proc/" + pid + "/net/sockstat")) {
            int length = stream.read(buffer);
            String text = new String(buffer, 0, Math.max(length, 0), StandardCharsets.US_ASCII);
            int end = text.indexOf('\n');
            if (!text.startsWith(KEY) || end < 0) {
                throw new IOException("/proc/" + pid + "/net/sockstat does not begin with \"" + KEY + "\"");
            }
            return Long.parseLong(text.substring(KEY.length(), end));
        } catch (NumberFormatException e) {
            throw new IOException("/proc/" + pid + "/net/sockstat has no number of sockets", e);
        }
    }
}
