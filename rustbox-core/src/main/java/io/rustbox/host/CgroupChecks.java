package io.rustbox.host;

import io.rustbox.cgroups.Cgroups;
import io.rustbox.cgroups.Detection;
import io.rustbox.cgroups.Finding;
import io.rustbox.evidence.Layer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which control groups this process may make, and what they lack. */
record CgroupChecks(HostFiles files) {
    private static final Set<Layer> LAYERS = Set.of(Layer.CGROUP);

    List<Check> all() {
        Detection detection = Cgroups.detect(files.path("/proc"), files.root());
        List<Check> checks = new ArrayList<>();
        checks.add(
                switch (detection) {
                    case Detection.Usable usable -> Check.ok("cgroup", "control groups", place(usable), LAYERS);
                    case Detection.Unusable unusable -> Check.missing(
                            "cgroup",
                            "control groups",
                            said(unusable.findings(), Finding::problem),
                            said(unusable.findings(), Finding::remedy),
                            LAYERS);
                });
        if (detection instanceof Detection.Usable usable) {
            for (Finding finding : usable.findings()) {
                checks.add(Check.warning(
                        "cgroup_" + finding.topic().name().toLowerCase(Locale.ROOT),
                        "control groups",
                        finding.problem(),
                        finding.remedy(),
                        LAYERS));
            }
        }
        return checks;
    }

    private static String place(Detection.Usable usable) {
        String version =
                switch (usable.version()) {
                    case V1 -> "version 1";
                    case V2 -> "version 2";
                };
        return version + ", below "
                + usable.folders().stream().map(Path::toString).distinct().collect(Collectors.joining(", "));
    }

    private static String said(List<Finding> findings, Function<Finding, String> part) {
        return findings.stream().map(part).distinct().collect(Collectors.joining("; "));
    }
}
