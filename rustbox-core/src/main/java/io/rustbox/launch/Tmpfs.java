package io.rustbox.launch;

import io.rustbox.SetupException;
import io.rustbox.linux.Mount;
import io.rustbox.linux.OwnedFd;
import io.rustbox.plan.Scratch;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.List;
import java.util.Map;

/**
 * A kind of tmpfs, of which every run gets a fresh one: its options stand in native memory from the start.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/tmpfs.5.html">tmpfs(5)</a>
 */
final class Tmpfs {
    private static final String INODES = Integer.toString(Scratch.INODES);
    private static final MemorySegment TYPE = Arena.global().allocateFrom("tmpfs");

    private final String step;
    private final List<Option> options;
    private final int attributes;

    private record Option(String call, MemorySegment key, MemorySegment value) {}

    private Tmpfs(String purpose, Map<String, String> options, int attributes) {
        Arena arena = Arena.ofAuto();
        this.step = "make " + purpose;
        this.options = options.entrySet().stream().map(each -> option(each, arena)).toList();
        this.attributes = attributes;
    }

    private static Option option(Map.Entry<String, String> option, Arena arena) {
        return new Option(
                "fsconfig(\"" + option.getKey() + "\", \"" + option.getValue() + "\")",
                arena.allocateFrom(option.getKey()),
                arena.allocateFrom(option.getValue()));
    }

    /** {@return one that {@code user} alone may enter, and may execute programs from} */
    static Tmpfs of(int user, String purpose, long bytes) {
        String id = Integer.toString(user);
        return new Tmpfs(
                purpose,
                Map.of("size", Long.toString(bytes), "nr_inodes", INODES, "mode", "0700", "uid", id, "gid", id),
                Mount.MOUNT_ATTR_NOSUID | Mount.MOUNT_ATTR_NODEV);
    }

    /** {@return one like {@code /tmp}, from which nothing may be executed} */
    static Tmpfs ofEverybody(String purpose, long bytes) {
        return new Tmpfs(
                purpose,
                Map.of("size", Long.toString(bytes), "nr_inodes", INODES, "mode", "1777"),
                Mount.MOUNT_ATTR_NOSUID | Mount.MOUNT_ATTR_NODEV | Mount.MOUNT_ATTR_NOEXEC);
    }

    /** {@return a fresh one that is mounted nowhere: it has no path on the host, and vanishes with its last reference} */
    OwnedFd detached() throws SetupException {
        try (OwnedFd context =
                KernelCall.descriptor(step, "fsopen(\"tmpfs\")", Mount.fsopen(TYPE, Mount.FSOPEN_CLOEXEC))) {
            for (Option option : options) {
                KernelCall.check(step, option.call(),
                        Mount.fsconfig(context.number(), option.key(), option.value()));
            }
            KernelCall.check(step, "fsconfig(CMD_CREATE)", Mount.fsconfigCreate(context.number()));
            int fd = Mount.fsmount(context.number(), Mount.FSMOUNT_CLOEXEC, attributes);
            return KernelCall.descriptor(step, "fsmount", fd);
        } finally {
            Reference.reachabilityFence(this); // with it go the options' texts
        }
    }
}
