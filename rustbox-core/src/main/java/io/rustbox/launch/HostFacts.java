package io.rustbox.launch;

import io.rustbox.UnsupportedHostException;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Facts of this host and this JVM that launch tables need. */
final class HostFacts {
    private static final Path LAST_CAPABILITY = Path.of("/proc/sys/kernel/cap_last_cap");
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int BUFFER_SIZE = 8192;
    private static final String IGNORED_SIGNALS = "SigIgn:";

    private HostFacts() {}

    /** {@return the highest capability that the kernel knows} */
    static int lastCapability() throws UnsupportedHostException {
        String text = read(LAST_CAPABILITY).strip();
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new UnsupportedHostException(LAST_CAPABILITY + " holds no number: " + text, e);
        }
    }

    /** {@return the signals that this process ignores, bit 0 being signal 1} */
    static long ignoredSignals() throws UnsupportedHostException {
        return read(STATUS).lines()
                .filter(line -> line.startsWith(IGNORED_SIGNALS))
                .findFirst()
                .map(line -> Long.parseUnsignedLong(line.substring(IGNORED_SIGNALS.length()).strip(), 16))
                .orElseThrow(() -> new UnsupportedHostException(STATUS + " has no line " + IGNORED_SIGNALS));
    }

    /** Reads with a single read(2): a second one on a file of {@code /proc/sys} answers that it has ended. */
    private static String read(Path file) throws UnsupportedHostException {
        byte[] buffer = new byte[BUFFER_SIZE];
        try (FileInputStream stream = new FileInputStream(file.toFile())) {
            int length = stream.read(buffer);
            return new String(buffer, 0, Math.max(length, 0), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UnsupportedHostException("cannot read " + file + ": is /proc mounted?", e);
        }
    }
}
