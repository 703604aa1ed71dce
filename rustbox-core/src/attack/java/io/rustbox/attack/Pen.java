package io.rustbox.attack;

import io.rustbox.cgroups.CgroupException;
import io.rustbox.cgroups.CgroupHierarchy;
import io.rustbox.cgroups.Cgroups;
import io.rustbox.cgroups.Detection;
import io.rustbox.cgroups.GroupLimits;
import io.rustbox.cgroups.RunGroup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What keeps an unconfined attack from harming the host, whatever it does: a control group with little memory and few
 * processes, limits on files, namespaces that end with it, and a clock that doesn't depend on this JVM's life.
 */
final class Pen implements AutoCloseable {
    private static final GroupLimits LIMITS =
            GroupLimits.none().memoryBytes(512L << 20).processes(200);
    private static final String ENTER =
            "while [ \"$1\" != -- ]; do echo 0 > \"$1\" || exit 125; shift; done; shift; exec \"$@\"";

    private final CgroupHierarchy hierarchy;
    private final RunGroup group;

    private Pen(CgroupHierarchy hierarchy, RunGroup group) {
        this.hierarchy = hierarchy;
        this.group = group;
    }

    static Pen open() throws CgroupException {
        CgroupHierarchy hierarchy = switch (Cgroups.detect()) {
            case Detection.Usable usable -> usable.open();
            case Detection.Unusable unusable -> throw new AssertionError(unusable.explanation());
        };
        try {
            return new Pen(hierarchy, hierarchy.create("pen", LIMITS));
        } catch (CgroupException | RuntimeException failure) {
            hierarchy.close();
            throw failure;
        }
    }

    /** {@return the command line that runs {@code line} in here, for so long at most} */
    List<String> around(List<String> line, int seconds) {
        List<String> all = new ArrayList<>(List.of("/bin/sh", "-c", ENTER, "sh"));
        group.attachFiles().stream().map(Path::toString).forEach(all::add);
        group.directory().map(folder -> folder.resolve("cgroup.procs").toString()).ifPresent(all::add);
        all.addAll(List.of("--", "timeout", "--signal=KILL", Integer.toString(seconds),
                "prlimit", "--nofile=256:256", "--core=0", "--fsize=" + (64L << 30),
                "unshare", "--mount", "--pid", "--ipc", "--uts", "--net", "--fork", "--kill-child", "--mount-proc"));
        all.addAll(line);
        return all;
    }

    @Override
    public void close() throws CgroupException {
        try (hierarchy) {
            group.close();
        }
    }
}
