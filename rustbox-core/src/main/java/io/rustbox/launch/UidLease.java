package io.rustbox.launch;

import io.rustbox.Errno;
import io.rustbox.SetupException;
import io.rustbox.linux.Resource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.BitSet;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A uid, with the gid of the same number, that no other sandbox on this host uses at the same time, and of which there
 * is no process: the kernel counts processes and allows signals by uid.
 *
 * <p>The lease is a record lock on one byte of a file, so it ends with the JVM, however that ends. Privileged containers have the
 * kernel's uids in common and each a file of its own; each file makes another uid the first, so that they seldom meet. Where
 * they do, one's processes count against the other's limit.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/fcntl_locking.2.html">fcntl(2), record locking</a>
 */
public final class UidLease implements AutoCloseable {
    /** The first of the uids set aside for sandboxes. */
    public static final int FIRST = 60_000;

    /** How many there are. */
    public static final int COUNT = 1_000;

    private static final int ESRCH = 3;
    /** As Fibonacci hashing has it: its multiples spread over the high bits. */
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private static final Path FILE = Path.of("/run/rustbox/uids");
    /** Uids leased in this JVM: a record lock doesn't keep a process from itself. */
    private static final BitSet OURS = new BitSet(COUNT);
    /** Open for as long as the JVM lives: closing any descriptor of the file would end all its locks. */
    private static @Nullable FileChannel channel;
    /** Which one is tried first. */
    private static int first;

    private final int uid;
    private final FileLock lock;
    private boolean released;

    private UidLease(int uid, FileLock lock) {
        this.uid = uid;
        this.lock = lock;
    }

    /** {@return a lease on a free uid} */
    public static UidLease take() throws SetupException {
        synchronized (OURS) {
            try {
                FileChannel locks = locks();
                for (int tried = 0; tried < COUNT; tried++) {
                    int i = (first + tried) % COUNT;
                    FileLock lock = OURS.get(i) ? null : tryLock(locks, i);
                    if (lock != null && isFree(FIRST + i, lock)) {
                        OURS.set(i);
                        return new UidLease(FIRST + i, lock);
                    }
                }
            } catch (IOException e) {
                throw new SetupException("lease a uid", e);
            }
        }
        throw new SetupException("lease a uid", "all of " + FIRST + " to " + (FIRST + COUNT - 1) + " are in use");
    }

    private static FileChannel locks() throws IOException {
        if (channel == null) {
            Files.createDirectories(
                    FILE.getParent(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            channel = FileChannel.open(FILE, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            Map<String, Object> file = Files.readAttributes(FILE, "unix:dev,ino");
            long spread = Objects.hash(file.get("dev"), file.get("ino")) * GOLDEN_RATIO >>> Integer.SIZE;
            first = (int) (spread % COUNT);
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel locks, int index) throws IOException {
        try {
            return locks.tryLock(index, 1, false);
        } catch (OverlappingFileLockException e) {
            return null; // held by another copy of this class in the same JVM
        }
    }

    /** It is not if there are processes: what a permissive run of a crashed JVM left, or what init hasn't waited for yet. */
    private static boolean isFree(int uid, FileLock lock) throws IOException, SetupException {
        int priority = Resource.getpriority(Resource.PRIO_USER, uid);
        if (priority != -ESRCH) {
            lock.release();
        }
        if (priority < 0 && priority != -ESRCH) {
            throw new SetupException("lease a uid", "getpriority(PRIO_USER, " + uid + ")", new Errno(-priority));
        }
        return priority == -ESRCH;
    }

    public int uid() {
        return uid;
    }

    public int gid() {
        return uid;
    }

    @Override
    public void close() {
        synchronized (OURS) {
            if (released) {
                return;
            }
            released = true;
            try {
                lock.release();
            } catch (IOException e) {
                return; // then the kernel keeps the lock until the JVM ends; the uid stays taken here too
            }
            OURS.clear(uid - FIRST);
        }
    }
}
