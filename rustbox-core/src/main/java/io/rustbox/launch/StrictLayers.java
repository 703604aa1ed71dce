package io.rustbox.launch;

import static java.util.Objects.requireNonNull;

import io.rustbox.cgroups.RunGroup;
import io.rustbox.cgroups.Setting;
import io.rustbox.evidence.Layer;
import io.rustbox.evidence.LayerReport;
import io.rustbox.plan.RunPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The layer reports of a strict run. That the program was executed proves that every row before it held, read-backs
 * included; so each layer is applied, and what is told here is what those rows read.
 */
final class StrictLayers {
    /** An empty capability set, as {@code /proc/PID/status} shows it. */
    static final String NONE = "0000000000000000";

    private static final LayerReport SECCOMP = applied(Layer.SECCOMP, Map.of("Seccomp", "2"));
    private static final LayerReport CAPABILITIES = applied(Layer.CAPABILITIES, noCapabilities());
    private static final LayerReport NO_NEW_PRIVS = applied(Layer.NO_NEW_PRIVS, Map.of("NoNewPrivs", "1"));

    private StrictLayers() {}

    static List<LayerReport> read(RunPlan plan, LaunchTable table, UidLease lease, Optional<RunGroup> group) {
        UnaryOperator<String> namespace = name -> table.text(requireNonNull(plan.namespaces().get(name)));
        return List.of(
                applied(Layer.PID_NAMESPACE, Map.of("pid", namespace.apply("pid"))),
                applied(Layer.MOUNT_NAMESPACE, Map.of(
                        "mnt", namespace.apply("mnt"), "ipc", namespace.apply("ipc"), "uts", namespace.apply("uts"))),
                applied(Layer.NETWORK_NAMESPACE, Map.of("net", namespace.apply("net"))),
                applied(Layer.CGROUP, cgroup(plan, table, namespace.apply("cgroup"), group)),
                SECCOMP,
                CAPABILITIES,
                applied(Layer.CREDENTIALS, credentials(lease)),
                NO_NEW_PRIVS);
    }

    static Map<String, String> noCapabilities() {
        return Map.of("CapInh", NONE, "CapPrm", NONE, "CapEff", NONE, "CapBnd", NONE, "CapAmb", NONE);
    }

    static Map<String, String> credentials(UidLease lease) {
        String ids = lease.uid() + " " + lease.uid() + " " + lease.uid();
        return Map.of("Uid", ids, "Gid", ids, "Groups", "");
    }

    private static Map<String, String> cgroup(
            RunPlan plan, LaunchTable table, String namespace, Optional<RunGroup> group) {
        Map<String, String> readBack = new HashMap<>();
        readBack.put("cgroup", namespace);
        plan.membership().ifPresent(block -> readBack.put("membership", table.text(block)));
        for (Setting setting : group.map(RunGroup::settings).orElse(List.of())) {
            readBack.put(setting.name(), setting.readBack());
        }
        return readBack;
    }

    private static LayerReport applied(Layer layer, Map<String, String> readBack) {
        return new LayerReport(layer, LayerReport.State.APPLIED, "", readBack);
    }
}
