package io.rustbox.bench.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** An OCI bundle; without a filter, which would be compiled anew for every run. */
final class Crun {
    private static final AtomicLong CONTAINERS = new AtomicLong();
    private static final String CONFIG = """
            {"ociVersion": "1.0.0",
             "process": {
               "terminal": false, "user": {"uid": 60000, "gid": 60000}, "args": ["/opt/noop"], "env": [], "cwd": "/box",
               "capabilities": {"bounding": [], "effective": [], "inheritable": [], "permitted": [], "ambient": []},
               "rlimits": [{"type": "RLIMIT_NOFILE", "hard": 64, "soft": 64}],
               "noNewPrivileges": true},
             "root": {"path": "root", "readonly": true},
             "hostname": "rustbox-sandbox",
             "mounts": [
               {"destination": "/proc", "type": "proc", "source": "proc"},
               {"destination": "/dev", "type": "tmpfs", "source": "tmpfs", "options": ["nosuid", "mode=755"]},
               {"destination": "/usr", "type": "bind", "source": "/usr", "options": ["rbind", "ro", "nosuid", "nodev"]},
               {"destination": "/tmp", "type": "tmpfs", "source": "tmpfs", "options": ["nosuid", "nodev", "noexec"]},
               {"destination": "/box", "type": "tmpfs", "source": "tmpfs", "options": ["nosuid", "nodev"]}],
             "linux": {"namespaces": [
               {"type": "pid"}, {"type": "mount"}, {"type": "network"}, {"type": "ipc"}, {"type": "uts"},
               {"type": "cgroup"}],
               "resources": {"memory": {"limit": 268435456, "swap": 268435456}, "pids": {"limit": 16}}}}
            """;

    private Crun() {}

    /** Writes the bundle into {@code folder}. */
    static void bundle(Path folder, Path program) throws IOException {
        Path root = folder.resolve("root");
        for (String name : List.of("usr", "proc", "dev", "tmp", "box", "opt")) {
            var _ = Files.createDirectories(root.resolve(name));
        }
        var _ = Files.copy(
                program, root.resolve("opt/noop"), StandardCopyOption.COPY_ATTRIBUTES);
        var _ = Files.writeString(folder.resolve("config.json"), CONFIG);
    }

    static List<String> command(Path folder) {
        String id = "rustbox-bench-" + ProcessHandle.current().pid() + "-" + CONTAINERS.incrementAndGet();
        return List.of("crun", "--cgroup-manager=cgroupfs", "run", "--bundle", folder.toString(), id);
    }
}
