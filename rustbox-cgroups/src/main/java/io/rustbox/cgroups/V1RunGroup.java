package io.rustbox.cgroups;

import static io.rustbox.cgroups.FigureReader.time;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.rustbox.cgroups.GroupFigures.Throttling;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** One run's folders, one per v1 hierarchy. */
final class V1RunGroup implements RunGroup {
    static final String MEMSW_LIMIT = "memory.memsw.limit_in_bytes";
    private static final String MEMSW_FAILCNT = "memory.memsw.failcnt";
    private static final String FAILCNT = "memory.failcnt";
    private static final String MEMORY_PEAK = "memory.max_usage_in_bytes";
    private static final String OOM_CONTROL = "memory.oom_control";
    static final String PIDS_PEAK = "pids.peak";
    static final String PIDS_EVENTS = "pids.events";

    // clock_t, in which the kernel shows times: 100 ticks a second on every CPU we know, whatever its CONFIG_HZ.
    private static final long TICK_MILLIS = 10;

    private static final KillSupport NO_KILL = new KillSupport.None("cgroup v1 has no cgroup.kill");

    private final V1Folders folders;
    private final Path procs;
    private final Set<String> absentFiles;
    private final List<Setting> settings;
    private final OpenCounter cpuUsage;
    private final OpenFiles figureFiles;
    private final GroupLife life;

    V1RunGroup(Host host, V1Folders folders, Set<String> absentFiles, List<Setting> settings) throws CgroupException {
        this.folders = folders;
        this.procs = folders.pids().resolve("cgroup.procs");
        this.absentFiles = absentFiles;
        this.settings = List.copyOf(settings);
        this.cpuUsage = new OpenCounter(folders.cpuacct().resolve("cpuacct.usage"), "");
        this.figureFiles = new OpenFiles();
        figureFiles.open(folders.cpuacct(), List.of("cpuacct.stat"));
        figureFiles.open(folders.memory(), List.of(MEMORY_PEAK, limitHitsFile(), OOM_CONTROL));
        figureFiles.open(folders.pids(), List.of(PIDS_PEAK, PIDS_EVENTS));
        this.life = new GroupLife(host, cpuUsage, figureFiles, folders.distinct());
    }

    @Override
    public String name() {
        return folders.memory().getFileName().toString();
    }

    @Override
    public List<Path> attachFiles() {
        return folders.distinct().stream().map(folder -> folder.resolve("tasks")).toList();
    }

    @Override
    public Optional<Path> directory() {
        return Optional.empty();
    }

    @Override
    public List<Setting> settings() {
        return settings;
    }

    @Override
    public long cpuUsageNanos() throws CgroupException {
        life.requireOpen();
        return cpuUsage.read();
    }

    @Override
    public boolean populated() throws CgroupException {
        life.requireOpen();
        return !ControlFile.read(procs).isEmpty();
    }

    @Override
    public List<Integer> processes() throws CgroupException {
        life.requireOpen();
        return ControlFile.visiblePids(procs);
    }

    @Override
    public KillSupport killSupport() {
        life.requireOpen();
        return NO_KILL;
    }

    @Override
    public GroupFigures figures() {
        life.requireOpen();
        var reader = new FigureReader(absentFiles, figureFiles);
        var memory = folders.memory();
        var cpu = reader.keyed(folders.cpuacct(), "cpuacct.stat");
        return new GroupFigures(
                time(reader.counter(cpuUsage), NANOSECONDS),
                ticks(cpu.number("user")),
                ticks(cpu.number("system")),
                folders.cpu().flatMap(folder -> throttling(reader.keyed(folder, "cpu.stat"))),
                reader.number(memory, MEMORY_PEAK),
                limitHits(reader),
                OptionalLong.empty(),
                reader.keyed(memory, OOM_CONTROL).number("oom_kill"),
                reader.number(folders.pids(), PIDS_PEAK),
                reader.keyed(folders.pids(), PIDS_EVENTS).number("max"),
                reader.errors(),
                reader.notOffered());
    }

    @Override
    public void close() throws CgroupException {
        life.close();
    }

    /** The counter that fails is the one charged first, memory and swap together. */
    private String limitHitsFile() {
        return absentFiles.contains(MEMSW_LIMIT) ? FAILCNT : MEMSW_FAILCNT;
    }

    /** Linux 6.18 leaves the count for memory and swap at 0. */
    private OptionalLong limitHits(FigureReader reader) {
        String file = limitHitsFile();
        return file.equals(FAILCNT)
                ? reader.number(folders.memory(), file)
                : reader.positiveNumber(folders.memory(), file);
    }

    private static Optional<Duration> ticks(OptionalLong count) {
        return count.isPresent() ? Optional.of(Duration.ofMillis(count.getAsLong() * TICK_MILLIS)) : Optional.empty();
    }

    private static Optional<Throttling> throttling(FigureReader.Keyed stat) {
        var periods = stat.number("nr_throttled");
        var held = time(stat.number("throttled_time"), NANOSECONDS);
        return periods.isPresent() && held.isPresent()
                ? Optional.of(new Throttling(periods.getAsLong(), held.get()))
                : Optional.empty();
    }
}
