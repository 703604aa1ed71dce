package io.rustbox.selftest;

import static io.rustbox.selftest.Attack.named;
import static io.rustbox.selftest.Barrier.CAPABILITIES;
import static io.rustbox.selftest.Barrier.CREDENTIALS;
import static io.rustbox.selftest.Barrier.MOUNT_NAMESPACE;
import static io.rustbox.selftest.Operand.result;
import static io.rustbox.selftest.Operand.text;
import static io.rustbox.selftest.Operand.value;
import static io.rustbox.selftest.Step.call;

import java.util.ArrayList;
import java.util.List;

/** Attacks on the host's files. Nothing is written to one: to be let in to write is enough. */
final class FileAttacks {
    // <asm-generic/fcntl.h>
    static final long AT_FDCWD = -100;
    static final long O_RDONLY = 0;
    private static final long O_WRONLY = 1;
    private static final long O_RDWR = 2;
    private static final long O_CREAT = 0100;

    private static final long W_OK = 2;
    private static final long MIB = 1 << 20;

    private FileAttacks() {}

    static List<Attack> all() {
        return List.of(
                reads("read_shadow", "read the host's password hashes", "/etc/shadow").refusedBy(CREDENTIALS, "EACCES"),
                reads("read_kernel_log", "read the kernel's log", "/dev/kmsg")
                        .refusedBy(CREDENTIALS, "EACCES")
                        .refusedBy(CAPABILITIES, "EPERM"),
                reads("read_sysfs", "read about the machine's devices", "/sys/class/net"),
                named("read_host_file", "read a file of the host that everybody may read",
                        view -> opens(view.hostFolder() + "/" + Bait.PUBLIC, O_RDONLY))
                        .refusedBy(MOUNT_NAMESPACE, "ENOENT"),
                named("read_private_file", "read a file that is the caller's alone, in a folder that is bound",
                        view -> opens(view.folder() + "/" + Bait.SECRET, O_RDONLY))
                        .refusedBy(CREDENTIALS, "EACCES"),
                named("write_bound_file",
                        "write to a file that everybody may write to, in a folder that is bound to be read",
                        view -> opens(view.folder() + "/" + Bait.PUBLIC, O_WRONLY))
                        .refusedBy(MOUNT_NAMESPACE, "EROFS"),
                named("write_usr", "write to /usr",
                        call("faccessat", value(AT_FDCWD), text("/usr"), value(W_OK)).told())
                        .refusedBy(MOUNT_NAMESPACE, "EROFS")
                        .refusedBy(CREDENTIALS, "EACCES"),
                named("kernel_settings", "change which program the kernel hands core files to",
                        _ -> opens("/proc/sys/kernel/core_pattern", O_WRONLY))
                        .refusedBy(MOUNT_NAMESPACE, "ENOENT")
                        .refusedBy(CREDENTIALS, "EACCES"),
                named("fill_scratch", "store more than the scratch space holds", _ -> fill())
                        .refusedBy(MOUNT_NAMESPACE, "ENOSPC"));
    }

    private static Attack reads(String id, String title, String path) {
        return named(id, title, _ -> opens(path, O_RDONLY))
                .refusedBy(MOUNT_NAMESPACE, "ENOENT");
    }

    static Script opens(String path, long flags) {
        return Script.of(call("openat", value(AT_FDCWD), text(path), value(flags), value(0)).told());
    }

    /** Four files, each below the limit of one file, together above that of the scratch space. */
    private static Script fill() {
        List<Step> steps = new ArrayList<>();
        for (String name : List.of("a", "b", "c", "d")) {
            steps.add(call("openat", value(AT_FDCWD), text("fill-" + name), value(O_CREAT | O_RDWR), value(0600))
                    .labelled("open-" + name)
                    .onNegative(Step.END));
            steps.add(call("fallocate", result("open-" + name), value(0), value(0), value(6 * MIB))
                    .labelled("fill-" + name)
                    .told()
                    .onNegative(Step.END));
        }
        steps.add(call("getpid").labelled("filled").told());
        return new Script(steps);
    }
}
