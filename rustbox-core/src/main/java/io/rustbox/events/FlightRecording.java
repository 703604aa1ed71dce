package io.rustbox.events;

import jdk.jfr.FlightRecorder;

/** Whether anybody may be listening. */
final class FlightRecording {
    /** Images may lack the module. */
    private static final boolean POSSIBLE =
            ModuleLayer.boot().findModule("jdk.jfr").isPresent();

    private FlightRecording() {}

    /** {@return whether there has been a recording in this JVM} Before that, an event's class must not be touched. */
    static boolean begun() {
        return POSSIBLE && FlightRecorder.isInitialized();
    }
}
