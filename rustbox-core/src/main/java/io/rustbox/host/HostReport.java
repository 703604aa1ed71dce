package io.rustbox.host;

import static java.util.Objects.requireNonNull;

import io.rustbox.evidence.Mode;
import io.rustbox.host.LayerSupport.Availability;
import java.util.List;

/**
 * What a host offers to this process.
 *
 * @param kernel the kernel's release, {@code 6.1.0-28-amd64}
 * @param architecture the machine's, as the JVM calls it
 * @param layers one entry for each layer and mode
 */
public record HostReport(String kernel, String architecture, List<Check> checks, List<LayerSupport> layers) {
    /** Copies the lists. */
    public HostReport {
        requireNonNull(kernel, "kernel");
        requireNonNull(architecture, "architecture");
        requireNonNull(checks, "checks");
        requireNonNull(layers, "layers");
        checks = List.copyOf(checks);
        layers = List.copyOf(layers);
    }

    /** {@return the layers' support in {@code mode}, in the order of the layers} */
    public List<LayerSupport> layers(Mode mode) {
        return layers.stream().filter(support -> support.mode() == mode).toList();
    }

    /** {@return whether nothing that was looked at keeps a strict sandbox from being made} */
    public boolean strictPossible() {
        return layers(Mode.STRICT).stream().allMatch(support -> support.availability() == Availability.AVAILABLE);
    }
}
