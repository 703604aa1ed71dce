package io.rustbox.launch;

import io.rustbox.cgroups.RunGroup;
import io.rustbox.evidence.Layer;
import io.rustbox.evidence.LayerReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The layer reports of a permissive run: what held, and why the rest did not. */
final class PermissiveLayers {
    private static final String NO_NAMESPACES = "permissive mode makes no namespaces";

    private PermissiveLayers() {}

    static List<LayerReport> read(
            String whyNoGroup, OptionalLong processLimit, Optional<UidLease> lease, Optional<RunGroup> group) {
        List<LayerReport> layers = new ArrayList<>();
        layers.add(missing(Layer.PID_NAMESPACE, NO_NAMESPACES));
        layers.add(missing(Layer.MOUNT_NAMESPACE, NO_NAMESPACES));
        layers.add(missing(Layer.NETWORK_NAMESPACE, NO_NAMESPACES));
        layers.add(group.map(PermissiveLayers::cgroup).orElseGet(() -> noCgroup(whyNoGroup, processLimit)));
        layers.add(applied(Layer.SECCOMP, Map.of("Seccomp", "2")));
        if (lease.isPresent()) {
            layers.add(applied(Layer.CAPABILITIES, StrictLayers.noCapabilities()));
            layers.add(applied(Layer.CREDENTIALS, StrictLayers.credentials(lease.get())));
        } else {
            layers.add(new LayerReport(Layer.CAPABILITIES, LayerReport.State.MISSING,
                    "the bounding set can't be dropped without CAP_SETPCAP; the other four sets are empty",
                    Map.of("CapInh", StrictLayers.NONE, "CapPrm", StrictLayers.NONE, "CapEff", StrictLayers.NONE)));
            layers.add(missing(Layer.CREDENTIALS, "only root can change to a uid of the sandbox's own"));
        }
        layers.add(applied(Layer.NO_NEW_PRIVS, Map.of("NoNewPrivs", "1")));
        return layers;
    }

    private static LayerReport cgroup(RunGroup group) {
        Map<String, String> readBack = new LinkedHashMap<>();
        group.settings().forEach(setting -> readBack.put(setting.name(), setting.readBack()));
        return applied(Layer.CGROUP, readBack);
    }

    private static LayerReport noCgroup(String why, OptionalLong processLimit) {
        Map<String, String> instead = processLimit.isPresent()
                ? Map.of("RLIMIT_NPROC", Long.toString(processLimit.getAsLong()))
                : Map.of();
        return new LayerReport(Layer.CGROUP, LayerReport.State.MISSING, why, instead);
    }

    private static LayerReport applied(Layer layer, Map<String, String> readBack) {
        return new LayerReport(layer, LayerReport.State.APPLIED, "", readBack);
    }

    private static LayerReport missing(Layer layer, String why) {
        return new LayerReport(layer, LayerReport.State.MISSING, why, Map.of());
    }
}
