package io.rustbox.events;

import io.rustbox.Report;

/** Follows a run, from the call until its report. */
public interface RunTrace {
    /** {@return the trace of a run that begins now} */
    static RunTrace begin() {
        return FlightRecording.begun() ? RunEvent.begun() : Untraced.RUN;
    }

    /** The run is over. */
    void reported(Report report);
}
