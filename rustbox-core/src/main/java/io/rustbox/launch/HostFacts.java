package io.rustbox.launch;

import io.rustbox.UnsupportedHostException;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalInt;

/** Facts of this host and this JVM that launch tables need. */
final class HostFacts {
    private static final Path LAST_CAPABILITY = Path.of("/proc/sys/kernel/cap_last_cap");
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int BUFFER_SIZE = 8192;
    private static final String IGNORED_SIGNALS = "SigIgn:";

    /** The running kernel's, which stays. */
    private static volatile OptionalInt lastCapability = OptionalInt.empty();

    private HostFacts() {}

    /** {@return the highest capability that the kernel knows} */
    static int lastCapability() throws UnsupportedHostException {
        OptionalInt known = lastCapability;
        if (known.isEmpty()) {
            known = OptionalInt.of(readLastCapability());
            lastCapability = known;
        }
        return known.getAsInt();
    }

    private static int readLastCapability() throws UnsupportedHostException {
        String text = read(LAST_CAPABILITY).strip();
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new UnsupportedHostException(LAST_CAPABILITY + " holds no number: " + text, e);
        }
    }

    /** {@return the signals that this process ignores, bit 0 being signal 1} */
    static long ignoredSignals() throws UnsupportedHostException {
        String status = read(STATUS);
        int key = status.indexOf(IGNORED_SIGNALS);
        int end = status.indexOf('\n', Math.max(key, 0));
        if (key < 0 || end < 0) {
            throw new UnsupportedHostException(STATUS + " has no line " + IGNORED_SIGNALS);
        }
        return Long.parseUnsignedLong(status.substring(key + IGNORED_SIGNALS.length(), end).strip(), 16);
    }

    /** Reads with a single read(2): a second one on a file of {@code /proc/sys} answers that it has ended. */
    private static String read(Path file) throws UnsupportedHostException {
        byte[] buffer = new byte[BUFFER_SIZE];
        try (FileInputStream stream = new FileInputStream(file.toFile())) {
            int length = stream.read(buffer);
            return new String(buffer, 0, Math.max(length, 0), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UnsupportedHostException("cannot read " + e.getMessage() + ": is /proc mounted?", e);
        }
    }
}
