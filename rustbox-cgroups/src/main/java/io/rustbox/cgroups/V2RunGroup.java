package io.rustbox.cgroups;

import static io.rustbox.cgroups.FigureReader.time;
import static java.util.concurrent.TimeUnit.MICROSECONDS;

import io.rustbox.cgroups.GroupFigures.Throttling;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One run's v2 folder. */
final class V2RunGroup implements RunGroup {
    static final String SWAP_MAX = "memory.swap.max";
    static final String MEMORY_PEAK = "memory.peak";
    static final String PIDS_PEAK = "pids.peak";
    static final String KILL = "cgroup.kill";

    private final Path folder;
    private final Set<String> absentFiles;
    private final boolean throttled;
    private final List<Setting> settings;
    private final OpenCounter cpuUsage;
    private final OpenFiles figureFiles;
    private final GroupLife life;

    V2RunGroup(Host host, Path folder, Set<String> absentFiles, GroupLimits limits, List<Setting> settings)
            throws CgroupException {
        this.folder = folder;
        this.absentFiles = absentFiles;
        this.throttled = limits.cpuBandwidth().isPresent();
        this.settings = List.copyOf(settings);
        this.cpuUsage = new OpenCounter(folder.resolve("cpu.stat"), "usage_usec ");
        this.figureFiles = new OpenFiles();
        figureFiles.open(folder, List.of("cpu.stat", "memory.events", MEMORY_PEAK, PIDS_PEAK, "pids.events"));
        this.life = new GroupLife(host, cpuUsage, figureFiles, List.of(folder));
    }

    @Override
    public String name() {
        return folder.getFileName().toString();
    }

    @Override
    public List<Path> attachFiles() {
        return List.of();
    }

    @Override
    public Optional<Path> directory() {
        return Optional.of(folder);
    }

    @Override
    public List<Setting> settings() {
        return settings;
    }

    @Override
    public long cpuUsageNanos() throws CgroupException {
        life.requireOpen();
        return MICROSECONDS.toNanos(cpuUsage.read());
    }

    @Override
    public boolean populated() throws CgroupException {
        life.requireOpen();
        Path events = folder.resolve("cgroup.events");
        String text = ControlFile.read(events);
        return switch (FlatKeyed.value(text, "populated").orElse("")) {
            case "0" -> false;
            case "1" -> true;
            default -> throw ControlFile.unexpected(events, text);
        };
    }

    @Override
    public List<Integer> processes() throws CgroupException {
        life.requireOpen();
        // in this order: one that ends between the two questions is not taken for one that can't be seen
        List<Integer> visible = ControlFile.visiblePids(folder.resolve("cgroup.procs"));
        return visible.isEmpty() && populated() ? List.of(0) : visible;
    }

    @Override
    public KillSupport killSupport() {
        life.requireOpen();
        return absentFiles.contains(KILL)
                ? new KillSupport.None("this kernel has no cgroup.kill, Linux 5.14 has")
                : (KillSupport.ByKernel) this::kill;
    }

    @Override
    public GroupFigures figures() {
        life.requireOpen();
        var reader = new FigureReader(absentFiles, figureFiles);
        var cpu = reader.keyed(folder, "cpu.stat");
        var memory = reader.keyed(folder, "memory.events");
        return new GroupFigures(
                cpu.micros("usage_usec"),
                cpu.micros("user_usec"),
                cpu.micros("system_usec"),
                throttled ? throttling(cpu) : Optional.empty(),
                reader.number(folder, MEMORY_PEAK),
                memory.number("max"),
                memory.number("oom"),
                memory.number("oom_kill"),
                reader.number(folder, PIDS_PEAK),
                reader.keyed(folder, "pids.events").number("max"),
                reader.errors(),
                reader.notOffered());
    }

    @Override
    public void close() throws CgroupException {
        life.close();
    }

    private void kill() throws CgroupException {
        life.requireOpen();
        ControlFile.write(folder.resolve(KILL), "1", "only the user who made the group, or root, may kill it");
    }

    private static Optional<Throttling> throttling(FigureReader.Keyed stat) {
        var periods = stat.number("nr_throttled");
        var held = time(stat.number("throttled_usec"), MICROSECONDS);
        return periods.isPresent() && held.isPresent()
                ? Optional.of(new Throttling(periods.getAsLong(), held.get()))
                : Optional.empty();
    }
}
