package io.rustbox.host;

import static java.util.Objects.requireNonNull;

import io.rustbox.evidence.Layer;
import io.rustbox.evidence.Mode;

/**
 * Whether a layer can be had in a mode.
 *
 * @param why for people: why not, or how
 */
public record LayerSupport(Layer layer, Mode mode, Availability availability, String why) {
    public LayerSupport {
        requireNonNull(layer, "layer");
        requireNonNull(mode, "mode");
        requireNonNull(availability, "availability");
        requireNonNull(why, "why");
    }

    /** Whether a layer can be had. */
    public enum Availability {
        AVAILABLE,
        UNAVAILABLE
    }
}
