package io.rustbox.cgroups;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes limits to v2 control files. */
final class V2Limits {
    private V2Limits() {}

    static List<Setting> apply(Path folder, GroupLimits limits, Set<String> absentFiles) throws CgroupException {
        var settings = new ArrayList<Setting>(4);
        if (limits.memoryBytes().isPresent()) {
            settings.add(LimitFile.pages(folder.resolve("memory.max"), limits.memoryBytes().getAsLong()));
            if (!absentFiles.contains(V2RunGroup.SWAP_MAX)) {
                settings.add(LimitFile.exact(folder.resolve(V2RunGroup.SWAP_MAX), "0"));
            }
        }
        if (limits.processes().isPresent()) {
            String count = Long.toString(limits.processes().getAsLong());
            settings.add(LimitFile.exact(folder.resolve("pids.max"), count));
        }
        if (limits.cpuBandwidth().isPresent()) {
            var bandwidth = limits.cpuBandwidth().get();
            String max = bandwidth.quotaMicros() + " " + bandwidth.periodMicros();
            settings.add(LimitFile.exact(folder.resolve("cpu.max"), max));
        }
        return settings;
    }
}
