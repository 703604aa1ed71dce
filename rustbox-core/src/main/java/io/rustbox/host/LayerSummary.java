package io.rustbox.host;

import io.rustbox.evidence.Layer;
import io.rustbox.evidence.Mode;
import io.rustbox.host.LayerSupport.Availability;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the checks mean for each layer. */
final class LayerSummary {
    private LayerSummary() {}

    static List<LayerSupport> of(List<Check> checks, boolean root) {
        List<LayerSupport> layers = new ArrayList<>();
        for (Layer layer : Layer.values()) {
            layers.add(strict(layer, checks));
        }
        for (Layer layer : Layer.values()) {
            layers.add(permissive(layer, checks, root));
        }
        return layers;
    }

    private static LayerSupport strict(Layer layer, List<Check> checks) {
        String missing = checks.stream()
                .filter(check -> check.layers().contains(layer) && check.status() == Check.Status.MISSING)
                .map(Check::finding)
                .collect(Collectors.joining("; "));
        return missing.isEmpty()
                ? new LayerSupport(layer, Mode.STRICT, Availability.AVAILABLE, "applied and read back")
                : new LayerSupport(layer, Mode.STRICT, Availability.UNAVAILABLE, missing);
    }

    private static LayerSupport permissive(Layer layer, List<Check> checks, boolean root) {
        return switch (layer) {
            case PID_NAMESPACE, MOUNT_NAMESPACE, NETWORK_NAMESPACE -> permissive(
                    layer, Availability.UNAVAILABLE, "strict only: making namespaces takes root");
            case CGROUP -> permissiveBy("cgroup", layer, checks, "resource limits of single processes stand in for it");
            case SECCOMP -> permissiveBy("seccomp_filter", layer, checks, "nothing stands in for it");
            case NO_NEW_PRIVS -> permissiveBy("no_new_privs", layer, checks, "nothing stands in for it");
            case CAPABILITIES -> permissive(
                    layer, Availability.AVAILABLE, root ? "all are dropped" : "an ordinary user has none to drop");
            case CREDENTIALS -> root
                    ? permissive(layer, Availability.AVAILABLE, "programs run as a user of their own")
                    : permissive(layer, Availability.UNAVAILABLE, "programs run as the caller's user");
        };
    }

    private static LayerSupport permissiveBy(String id, Layer layer, List<Check> checks, String otherwise) {
        return checks.stream()
                .filter(check -> check.id().equals(id) && check.status() == Check.Status.MISSING)
                .findFirst()
                .map(check -> permissive(layer, Availability.UNAVAILABLE, check.finding() + "; " + otherwise))
                .orElseGet(() -> permissive(layer, Availability.AVAILABLE, "applied"));
    }

    private static LayerSupport permissive(Layer layer, Availability availability, String why) {
        return new LayerSupport(layer, Mode.PERMISSIVE, availability, why);
    }
}
