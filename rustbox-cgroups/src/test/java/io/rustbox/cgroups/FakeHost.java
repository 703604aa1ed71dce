package io.rustbox.cgroups;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A host in a temporary folder: plays the kernel's part in the life of a group's folder. */
final class FakeHost implements Host {
    static final long PID_NAMESPACE = 4026531836L;
    static final long PID = 4711;
    static final long START_TIME = 9000;

    final Path root;
    final Path proc;
    final Set<Path> readOnly = new HashSet<>();
    final List<Path> removed = new ArrayList<>();
    final List<Integer> killed = new ArrayList<>();
    /** How often rmdir says EBUSY, by folder name. */
    final Map<String, Integer> busy = new HashMap<>();
    /** Folders for which rmdir says EBUSY for ever. */
    final Set<Path> stuck = new HashSet<>();
    final Set<String> missingFiles = new HashSet<>();
    /** What files of folders to be made hold, where it isn't the usual. */
    final Map<String, String> contentOfNew = new HashMap<>();
    private final StringBuilder mountinfo = new StringBuilder("22 27 0:21 / /proc rw,relatime - proc proc rw\n");
    private final StringBuilder cgroup = new StringBuilder();
    private final Map<Path, Map<String, String>> hierarchies = new HashMap<>();

    FakeHost(Path folder) {
        this.root = folder.resolve("root");
        this.proc = folder.resolve("proc");
        file(proc.resolve("self/mountinfo"), mountinfo.toString());
        file(proc.resolve("self/cgroup"), "");
        process(PID, 'S', START_TIME);
        file(proc.resolve("self/stat"), stat(PID, 'S', START_TIME));
        try {
            Files.createDirectories(proc.resolve("self/ns"));
            Files.createSymbolicLink(proc.resolve("self/ns/pid"), Path.of("pid:[" + PID_NAMESPACE + "]"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String stat(long pid, char state, long startTime) {
        return pid + " (java) " + state + " 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 1 0 " + startTime + " 0 0\n";
    }

    void process(long pid, char state, long startTime) {
        file(proc.resolve(pid + "/stat"), stat(pid, state, startTime));
    }

    /** Mounts a v1 hierarchy and puts this process into {@code group} of it; returns the group's folder. */
    Path v1(String controllers, String group) {
        Map<String, String> files = new TreeMap<>(Map.of("tasks", "", "cgroup.procs", ""));
        for (String controller : controllers.split(",")) {
            files.putAll(v1Files(controller));
        }
        Path point = mount(controllers, "/", "cgroup", "rw", "rw," + controllers, files);
        cgroup.append("4:").append(controllers).append(":").append(group).append('\n');
        file(proc.resolve("self/cgroup"), cgroup.toString());
        return populate(point.resolve(group.substring(1)), files);
    }

    /** Mounts the v2 hierarchy; groups are made by {@link #group}. */
    Path v2(String mountRoot, String ownGroup, String options) {
        Path point = mount("unified", mountRoot, "cgroup2", options, "rw,nsdelegate", v2Files());
        cgroup.append("0::").append(ownGroup).append('\n');
        file(proc.resolve("self/cgroup"), cgroup.toString());
        return point;
    }

    Path group(Path folder) {
        return populate(folder, v2Files());
    }

    private Path mount(
            String name, String root, String type, String mountOptions, String options, Map<String, String> files) {
        mountinfo.append("33 31 0:29 %s /sys/fs/cgroup/%s %s,relatime shared:7 - %s %s %s%n"
                .formatted(root, name, mountOptions, type, type, options));
        file(proc.resolve("self/mountinfo"), mountinfo.toString());
        Path point = this.root.resolve("sys/fs/cgroup").resolve(name);
        hierarchies.put(point, files);
        try {
            return Files.createDirectories(point);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> v1Files(String controller) {
        return switch (controller) {
            case "memory" -> Map.of(
                    "memory.limit_in_bytes", "",
                    "memory.memsw.limit_in_bytes", "",
                    "memory.max_usage_in_bytes", "1048576\n",
                    "memory.failcnt", "2\n",
                    "memory.memsw.failcnt", "3\n",
                    "memory.oom_control", "oom_kill_disable 0\nunder_oom 0\noom_kill 2\n");
            case "pids" -> Map.of("pids.max", "", "pids.current", "0\n", "pids.peak", "5\n", "pids.events", "max 7\n");
            case "cpuacct" -> Map.of("cpuacct.usage", "1234567890\n", "cpuacct.stat", "user 100\nsystem 23\n");
            case "cpu" -> Map.of(
                    "cpu.cfs_quota_us", "",
                    "cpu.cfs_period_us", "",
                    "cpu.stat", "nr_periods 9\nnr_throttled 4\nthrottled_time 5000000\n");
            default -> Map.of();
        };
    }

    private static Map<String, String> v2Files() {
        Map<String, String> files = new TreeMap<>();
        files.put("cgroup.type", "domain\n");
        files.put("cgroup.procs", "");
        files.put("cgroup.controllers", "cpu memory pids\n");
        files.put("cgroup.subtree_control", "cpu memory pids\n");
        files.put("cgroup.events", "populated 0\nfrozen 0\n");
        files.put("cgroup.kill", "");
        files.put(
                "cpu.stat",
                "usage_usec 1500\nuser_usec 1000\nsystem_usec 500\nnr_throttled 4\nthrottled_usec 5000\n");
        files.put("cpu.max", "");
        files.put("memory.max", "");
        files.put("memory.swap.max", "");
        files.put("memory.peak", "1048576\n");
        files.put("memory.events", "low 0\nhigh 0\nmax 3\noom 1\noom_kill 2\noom_group_kill 0\n");
        files.put("pids.max", "");
        files.put("pids.peak", "5\n");
        files.put("pids.events", "max 7\n");
        return files;
    }

    private Path populate(Path folder, Map<String, String> files) {
        files.forEach((name, content) -> {
            if (!missingFiles.contains(name)) {
                file(folder.resolve(name), contentOfNew.getOrDefault(name, content));
            }
        });
        return folder;
    }

    static void file(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A hierarchy whose controllers are mounted as v1 hosts do: cpu and cpuacct together. */
    CgroupHierarchy openV1() throws CgroupException {
        v1("memory", "/own");
        v1("pids", "/");
        v1("cpu,cpuacct", "/");
        return usable().open();
    }

    /** A hierarchy below a group of v2 that isn't its root. */
    CgroupHierarchy openV2() throws CgroupException {
        Path point = v2("/", "/own", "rw");
        group(point);
        group(point.resolve("own"));
        return usable().open();
    }

    Detection detect() {
        return Cgroups.detect(this, proc, root);
    }

    Detection.Usable usable() {
        if (detect() instanceof Detection.Usable usable) {
            return usable;
        }
        throw new AssertionError(detect().toString());
    }

    @Override
    public void mkdir(Path folder) throws IOException {
        if (readOnly.contains(folder.getParent())) {
            throw new FileSystemException(folder.toString(), null, "Read-only file system");
        }
        Files.createDirectory(folder);
        for (var hierarchy : hierarchies.entrySet()) {
            if (folder.startsWith(hierarchy.getKey())) {
                populate(folder, hierarchy.getValue());
            }
        }
    }

    @Override
    public void rmdir(Path folder) throws IOException {
        int times = busy.getOrDefault(folder.getFileName().toString(), 0);
        if (times > 0 || stuck.contains(folder)) {
            busy.put(folder.getFileName().toString(), times - 1);
            throw new FileSystemException(folder.toString(), null, "Device or resource busy");
        }
        try (var entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (Files.isDirectory(entry)) {
                    throw new DirectoryNotEmptyException(folder.toString());
                }
                Files.delete(entry);
            }
        }
        Files.delete(folder);
        removed.add(folder);
    }

    @Override
    public boolean writable(Path file) {
        return !readOnly.contains(file);
    }

    @Override
    public void kill(int pid, Path procs) {
        killed.add(pid);
        file(procs, "");
    }

    @Override
    public long patienceNanos() {
        return stuck.isEmpty() ? 10_000_000_000L : 20_000_000L;
    }
}
