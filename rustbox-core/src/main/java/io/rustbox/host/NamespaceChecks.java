package io.rustbox.host;

import io.rustbox.evidence.Layer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Whether each kind of namespace can be made. */
record NamespaceChecks(HostFiles files) {
    private enum Namespace {
        PID("PID", "PID_NS", Layer.PID_NAMESPACE),
        MNT("mount", "NAMESPACES", Layer.MOUNT_NAMESPACE),
        NET("network",
                "NET_NS", Layer.NETWORK_NAMESPACE),
        IPC("IPC", "IPC_NS", Layer.MOUNT_NAMESPACE),
        UTS("UTS", "UTS_NS",
                Layer.MOUNT_NAMESPACE),
        CGROUP("cgroup", "CGROUPS", Layer.MOUNT_NAMESPACE);

        private final String spelling;
        private final String option;
        private final Layer layer;

        Namespace(String spelling, String option, Layer layer) {
            this.spelling = spelling;
            this.option = option;
            this.layer = layer;
        }

        String kernelName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    List<Check> all() {
        return Stream.of(Namespace.values()).map(this::check).toList();
    }

    private Check check(Namespace namespace) {
        String kind = namespace.kernelName();
        String id = "namespace_" + kind;
        String title = namespace.spelling + " namespaces";
        Set<Layer> layers = Set.of(namespace.layer);
        if (!files.exists("/proc/self/ns/" + kind)) {
            return Check.missing(
                    id,
                    title,
                    "this kernel was built without them",
                    "boot a kernel with CONFIG_" + namespace.option + "=y",
                    layers);
        }
        String most = "/proc/sys/user/max_" + kind + "_namespaces";
        String count = files.text(most).orElse("");
        if (count.equals("0")) {
            return Check.missing(
                    id, title, "their number is limited to 0", "sysctl -w user.max_" + kind + "_namespaces=1024",
                    layers);
        }
        return Check.ok(id, title, count.isEmpty() ? "offered" : "offered, at most " + count, layers);
    }
}
