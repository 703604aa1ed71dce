package io.rustbox.host;

import static io.rustbox.host.Subject.security;

import io.rustbox.cgroups.CgroupVersion;
import io.rustbox.cgroups.Cgroups;
import io.rustbox.cgroups.Detection;
import io.rustbox.cgroups.Finding;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The state of control groups, and whether this user has some of their own. */
record CgroupDiagnoses(HostFiles files) {
    private static final Subject VERSION = security("cgroup_version", "control groups, version",
            "version 2 puts a program into its group at birth and kills all of a group at once; with version 1 the keeper's"
                    + " PID namespace does that, and a permissive sandbox has to kill one by one");
    private static final Subject DELEGATION = security("cgroup_delegation", "control groups, delegation",
            "without groups of its own a judge can't limit the memory, processes and CPU time of a whole process tree:"
                    + " strict refuses to run, permissive limits single processes");

    List<Diagnosis> all() {
        return switch (Cgroups.detect(files.path("/proc"), files.root())) {
            case Detection.Usable usable -> List.of(version(usable.version()), delegation(usable));
            case Detection.Unusable unusable -> List.of(
                    VERSION.unknown("no controllers that this user may use"),
                    DELEGATION.poor(
                            said(unusable.findings(), Finding::problem), said(unusable.findings(), Finding::remedy)));
        };
    }

    private Diagnosis version(CgroupVersion version) {
        return switch (version) {
            case V2 -> VERSION.good("version 2");
            case V1 -> VERSION.poor(
                    hybrid() ? "version 1, with a version 2 that carries no controllers" : "version 1",
                    "sed -i 's/^GRUB_CMDLINE_LINUX=\"/&systemd.unified_cgroup_hierarchy=1 /' /etc/default/grub"
                            + " && update-grub && reboot");
        };
    }

    private boolean hybrid() {
        return files.text("/proc/self/mountinfo").orElse("").contains(" - cgroup2 ");
    }

    private static Diagnosis delegation(Detection.Usable usable) {
        String place = usable.folders().stream().map(Object::toString).distinct().collect(Collectors.joining(", "));
        return usable.findings().isEmpty()
                ? DELEGATION.good("groups can be made below " + place)
                : DELEGATION.poor(
                        "groups can be made below " + place + ", but " + said(usable.findings(), Finding::problem),
                        said(usable.findings(), Finding::remedy));
    }

    private static String said(List<Finding> findings, Function<Finding, String> part) {
        return findings.stream().map(part).distinct().collect(Collectors.joining("; "));
    }
}
