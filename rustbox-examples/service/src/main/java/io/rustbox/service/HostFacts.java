package io.rustbox.service;

import io.rustbox.evidence.Layer;
import io.rustbox.evidence.Mode;
import io.rustbox.host.HostProbe;
import io.rustbox.host.HostReport;
import io.rustbox.host.LayerSupport;
import io.rustbox.service.config.Settings;
import io.rustbox.service.http.StatusCalls.Facts;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What this host offers, as {@code /api/health} tells it. */
final class HostFacts {
    private static final Set<Layer> NAMESPACES =
            Set.of(Layer.PID_NAMESPACE, Layer.MOUNT_NAMESPACE, Layer.NETWORK_NAMESPACE);

    private HostFacts() {}

    static Facts of(Settings settings) {
        HostReport host = HostProbe.ofHost().report();
        List<LayerSupport> layers = host.layers(Mode.STRICT);
        boolean namespaces = layers.stream()
                .filter(support -> NAMESPACES.contains(support.layer()))
                .allMatch(support -> support.availability() == LayerSupport.Availability.AVAILABLE);
        String backend = host.checks().stream()
                .filter(check -> check.id().equals("cgroup"))
                .map(check -> backend(check.finding()))
                .findFirst()
                .orElse("none");
        return new Facts(
                settings.mode().name().toLowerCase(Locale.ROOT),
                backend,
                namespaces,
                settings.workers(),
                settings.nodeId());
    }

    private static String backend(String finding) {
        return finding.startsWith("version 2") ? "v2" : finding.startsWith("version 1") ? "v1" : "none";
    }
}
