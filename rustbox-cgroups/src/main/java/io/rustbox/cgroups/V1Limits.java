package io.rustbox.cgroups;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes limits to v1 control files. */
final class V1Limits {
    private V1Limits() {}

    static List<Setting> apply(V1Folders folders, GroupLimits limits, Set<String> absentFiles) throws CgroupException {
        var settings = new ArrayList<Setting>(5);
        if (limits.memoryBytes().isPresent()) {
            long bytes = limits.memoryBytes().getAsLong();
            settings.add(LimitFile.pages(folders.memory().resolve("memory.limit_in_bytes"), bytes));
            // Memory and swap together: equal to the memory limit it leaves no swap. It may never be below that limit,
            // so it comes second.
            if (!absentFiles.contains(V1RunGroup.MEMSW_LIMIT)) {
                settings.add(LimitFile.pages(folders.memory().resolve(V1RunGroup.MEMSW_LIMIT), bytes));
            }
        }
        if (limits.processes().isPresent()) {
            String count = Long.toString(limits.processes().getAsLong());
            settings.add(LimitFile.exact(folders.pids().resolve("pids.max"), count));
        }
        if (limits.cpuBandwidth().isPresent()) {
            var bandwidth = limits.cpuBandwidth().get();
            var cpu = folders.cpu().orElseThrow();
            String period = Long.toString(bandwidth.periodMicros());
            settings.add(LimitFile.exact(cpu.resolve("cpu.cfs_period_us"), period));
            String quota = Long.toString(bandwidth.quotaMicros());
            settings.add(LimitFile.exact(cpu.resolve("cpu.cfs_quota_us"), quota));
        }
        return settings;
    }
}
