package io.rustbox.host;

import io.rustbox.Errno;
import io.rustbox.evidence.Layer;
import io.rustbox.linux.Syscall;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kernel's version, the machine's architecture and the calls that every launch makes. */
record KernelChecks(HostFiles files, Kernel kernel, String architecture) {
    private static final Pattern RELEASE = Pattern.compile("(\\d+)\\.(\\d+).*", Pattern.DOTALL);
    private static final int LEAST_MAJOR = 5;
    private static final int LEAST_MINOR = 14;
    private static final Set<Layer> ALL = EnumSet.allOf(Layer.class);
    private static final Set<Layer> ROOT = Set.of(Layer.MOUNT_NAMESPACE);

    List<Check> all() {
        return List.of(
                version(),
                machine(),
                call("pidfd", "pidfds", ALL, Syscall.PIDFD_OPEN,
                        "a program is waited for and killed through its pidfd"),
                call("clone3", "clone3", ALL, Syscall.CLONE3,
                        "processes are born into their namespaces and control group"),
                call("close_range", "close_range", ALL, Syscall.CLOSE_RANGE, "no descriptor may reach a program"),
                mountApi(),
                executableMemory());
    }

    String release() {
        return files.text("/proc/sys/kernel/osrelease").orElse("unknown");
    }

    private Check version() {
        String title = "kernel version";
        Matcher release = RELEASE.matcher(release());
        if (!release.matches()) {
            return Check.missing(
                    "kernel", title, "the kernel's version can't be read", "mount -t proc proc /proc", ALL);
        }
        int major = Integer.parseInt(release.group(1));
        int minor = Integer.parseInt(release.group(2));
        boolean enough = major > LEAST_MAJOR || major == LEAST_MAJOR && minor >= LEAST_MINOR;
        return enough
                ? Check.ok("kernel", title, "Linux " + release(), ALL)
                : Check.missing(
                        "kernel",
                        title,
                        "Linux " + release() + " is older than " + LEAST_MAJOR + "." + LEAST_MINOR,
                        "boot a newer kernel, for example: apt-get install linux-image-" + debianArchitecture(),
                        ALL);
    }

    private String debianArchitecture() {
        return architecture.equals("aarch64") ? "arm64" : "amd64";
    }

    private Check machine() {
        String title = "architecture";
        return switch (architecture) {
            case "amd64", "x86_64", "aarch64", "arm64" -> Check.ok("architecture", title, architecture, ALL);
            default -> Check.missing(
                    "architecture",
                    title,
                    architecture + " has no launch code",
                    "use a 64-bit JDK on an x86-64 or aarch64 machine",
                    ALL);
        };
    }

    private Check mountApi() {
        return List.of(Syscall.FSOPEN, Syscall.OPEN_TREE, Syscall.MOVE_MOUNT, Syscall.MOUNT_SETATTR).stream()
                .map(call -> call("mount_api", "mount API", ROOT, call, "a program's root is assembled with it"))
                .filter(check -> check.status() != Check.Status.OK)
                .findFirst()
                .orElseGet(() -> Check.ok("mount_api", "mount API",
                        "fsopen, open_tree, move_mount and mount_setattr work", ROOT));
    }

    private Check call(String id, String title, Set<Layer> layers, Syscall call, String purpose) {
        Errno errno = kernel.trial(call);
        return switch (errno.toString()) {
            case "ENOSYS" -> Check.missing(
                    id,
                    title,
                    call.spelling() + " is not offered (ENOSYS): " + purpose,
                    "allow it in the container's seccomp profile, for example: docker run --security-opt seccomp=unconfined …",
                    layers);
            case "EPERM" -> Check.missing(
                    id,
                    title,
                    call.spelling() + " is not permitted (EPERM): " + purpose,
                    "run as root with CAP_SYS_ADMIN, for example: sudo …, or docker run --privileged …",
                    layers);
            default -> Check.ok(id, title, call.spelling() + " works", layers);
        };
    }

    private Check executableMemory() {
        String title = "executable memory files";
        Set<Layer> layers = Set.of(Layer.PID_NAMESPACE);
        String policy = files.text("/proc/sys/vm/memfd_noexec").orElse("0");
        Optional<Errno> refused = kernel.executableMemoryFile();
        if (policy.equals("2") || refused.isPresent()) {
            return Check.missing(
                    "memfd_exec",
                    title,
                    "memory files can't be executed (vm.memfd_noexec=" + policy
                            + refused.map(errno -> ", memfd_create: " + errno).orElse("")
                            + "), and the keeper of a sandbox is one",
                    "sysctl -w vm.memfd_noexec=1",
                    layers);
        }
        return Check.ok("memfd_exec", title, "vm.memfd_noexec=" + policy + " allows them", layers);
    }
}
