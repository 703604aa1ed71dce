package io.rustbox.launch;

import io.rustbox.SetupException;
import io.rustbox.linux.Mount;
import io.rustbox.linux.OwnedFd;
import io.rustbox.plan.Scratch;
import java.util.Map;

/**
 * A tmpfs that is mounted nowhere: it has no path on the host, and vanishes with its last reference.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/tmpfs.5.html">tmpfs(5)</a>
 */
final class Tmpfs {
    private Tmpfs() {}

    /** {@return an empty one of {@code bytes}, with options and mount attributes besides} */
    static OwnedFd detached(String purpose, long bytes, Map<String, String> options, int attributes)
            throws SetupException {
        String step = "make " + purpose;
        try (OwnedFd context = KernelCall.descriptor(
                step, "fsopen(\"tmpfs\")", Mount.fsopen("tmpfs", Mount.FSOPEN_CLOEXEC))) {
            set(step, context, "size", Long.toString(bytes));
            set(step, context, "nr_inodes", Integer.toString(Scratch.INODES));
            for (Map.Entry<String, String> option : options.entrySet()) {
                set(step, context, option.getKey(), option.getValue());
            }
            KernelCall.check(step, "fsconfig(CMD_CREATE)", Mount.fsconfigCreate(context.number()));
            int fd = Mount.fsmount(context.number(), Mount.FSMOUNT_CLOEXEC, attributes);
            return KernelCall.descriptor(step, "fsmount(" + attributes + ")", fd);
        }
    }

    private static void set(String step, OwnedFd context, String key, String value) throws SetupException {
        KernelCall.check(step, "fsconfig(\"" + key + "\", \"" + value + "\")",
                Mount.fsconfig(context.number(), key, value));
    }
}
