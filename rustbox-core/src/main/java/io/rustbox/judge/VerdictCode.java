package io.rustbox.judge;

/** A verdict as users of judges know it. */
public enum VerdictCode {
    /** Accepted: exit 0 within limits, and the checker, if any, agreed. */
    AC,
    /** Wrong answer: exit 0 within limits, and the checker did not agree. */
    WA,
    /** Time limit exceeded: CPU or wall, however the program ended. */
    TLE,
    /** Memory limit exceeded. */
    MLE,
    /** Output limit exceeded. */
    OLE,
    /** Ended by a signal. */
    SIG,
    /** Run-time error: an exit status other than 0. */
    RE,
    /** The compile phase failed. */
    CE,
    /** Internal error: the sandbox failed. Never the program's fault. */
    IE;

    /** {@return the {@code status} of JSON, how the run went before any checker: {@code OK}, or the code} */
    public String status() {
        return switch (this) {
            case AC, WA -> "OK";
            case TLE, MLE, OLE, SIG, RE, CE, IE -> name();
        };
    }
}
