package io.rustbox.cgroups;

import static io.rustbox.cgroups.CgroupException.Operation.READ;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** A file whose first number is read again and again: kept open, and parsed in place. */
final class OpenCounter implements AutoCloseable {
    private static final String REMEDY = "see that the group still exists";

    private final Path path;
    private final byte[] prefix;
    private final RandomAccessFile file;
    private final byte[] buffer = new byte[64];

    /** Opens {@code path}, whose first line is {@code prefix} and a decimal number. */
    OpenCounter(Path path, String prefix) throws CgroupException {
        this.path = path;
        this.prefix = prefix.getBytes(ISO_8859_1);
        try {
            this.file = new RandomAccessFile(path.toString(), "r");
        } catch (IOException e) {
            throw new CgroupException(READ, path, e, REMEDY);
        }
    }

    synchronized long read() throws CgroupException {
        int size;
        try {
            file.seek(0);
            size = file.read(buffer);
        } catch (IOException e) {
            throw new CgroupException(READ, path, e, REMEDY);
        }
        return number(Math.max(size, 0));
    }

    private long number(int size) throws CgroupException {
        int at = 0;
        while (at < prefix.length && at < size && buffer[at] == prefix[at]) {
            at++;
        }
        int digits = at;
        long value = 0;
        while (at < size && buffer[at] >= '0' && buffer[at] <= '9' && value <= (Long.MAX_VALUE - 9) / 10) {
            value = 10 * value + (buffer[at++] - '0');
        }
        if (digits != prefix.length || at == digits || at == size || buffer[at] != '\n') {
            throw ControlFile.unexpected(path, new String(buffer, 0, size, ISO_8859_1));
        }
        return value;
    }

    @Override
    public synchronized void close() throws CgroupException {
        try {
            file.close();
        } catch (IOException e) {
            throw new CgroupException(READ, path, e, REMEDY);
        }
    }
}
