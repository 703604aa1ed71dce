package io.rustbox.launch;

import io.rustbox.SetupException;
import io.rustbox.linux.Socket;
import io.rustbox.linux.Unistd;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The kernel's count of the sockets in a process's network namespace.
 *
 * <p>A socket that is on its way in a message to itself outlives its process until the kernel collects such garbage, which
 * it does some time after any local socket was closed. Until then it keeps the name that it is bound to, and counts
 * against what its user may have under way: whoever comes next would find both.
 *
 * <p>For one thread at a time. The file that tells it is kept open, which keeps the namespace.
 */
final class SocketCount implements AutoCloseable {
    private static final String KEY = "sockets: used ";
    private static final int BUFFER_SIZE = 512;
    private static final long PATIENCE_NANOS = Duration.ofMillis(200).toNanos();
    private static final long PAUSE_NANOS = Duration.ofMillis(1).toNanos();

    private final String path;
    private final RandomAccessFile file;
    private final byte[] buffer = new byte[BUFFER_SIZE];

    private SocketCount(String path) throws SetupException {
        this.path = path;
        try {
            file = new RandomAccessFile(path, "r");
        } catch (IOException e) {
            throw new SetupException("open count of sockets", e);
        }
    }

    static SocketCount of(int pid) throws SetupException {
        return new SocketCount("/proc/" + pid + "/net/sockstat");
    }

    /** Has garbage collected if need be; {@return whether there are no sockets then} */
    boolean comesToNone() throws IOException {
        if (read() == 0) {
            return true;
        }
        closeOne();
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (read() != 0) {
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

    /** The number on the file's first line. */
    private long read() throws IOException {
        file.seek(0);
        int length = file.read(buffer);
        String text = new String(buffer, 0, Math.max(length, 0), StandardCharsets.US_ASCII);
        int end = text.indexOf('\n');
        if (!text.startsWith(KEY) || end < 0) {
            throw new IOException(path + " does not begin with \"" + KEY + "\"");
        }
        try {
            return Long.parseLong(text.substring(KEY.length(), end));
        } catch (NumberFormatException e) {
            throw new IOException(path + " has no number of sockets", e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException _) {
            // the descriptor is released whatever close(2) answers
        }
    }
}
