package io.rustbox.launch;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The kernel's count of the sockets in a process's network namespace.
 *
 * <p>A socket that is on its way in a message to itself outlives its process until the kernel collects such garbage, which
 * it does when it likes. It keeps the name that it is bound to, and whoever comes next would find that.
 */
final class SocketCount {
    private static final String KEY = "sockets: used ";
    private static final int BUFFER_SIZE = 512;

    private SocketCount() {}

    /** Reads {@code /proc/PID/net/sockstat}, whose first line it is. */
    static long of(int pid) throws IOException {
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
