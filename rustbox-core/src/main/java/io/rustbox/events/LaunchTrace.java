package io.rustbox.events;

import io.rustbox.evidence.Mode;

/** Follows a launch, from the call until the program executes and is watched. */
public interface LaunchTrace {
    /** {@return the trace of a launch that begins now} */
    static LaunchTrace begin() {
        return FlightRecording.begun() ? LaunchEvent.begun() : Untraced.LAUNCH;
    }

    /** There are scratch space and a control group. */
    void provided();

    /** There are standard streams, and the command's files are in the scratch space. */
    void opened();

    /** The launch table is filled in. */
    void described();

    /**
     * The table has been replayed and the program executes.
     *
     * @param executedNanos CLOCK_MONOTONIC right before the exec call
     */
    void returned(long executedNanos);

    /** The program, whose process is {@code pid}, is watched. */
    void watched(String program, int pid, Mode mode);
}
