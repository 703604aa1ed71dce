package io.rustbox.events;

/** Follows a compilation, from the call until there is a program, or the reason why there is none. */
public interface CompileTrace {
    /** What came of it. */
    enum Result {
        /** Its language is not compiled. */
        SOURCES,
        COMPILED,
        /** It had been compiled before. */
        CACHED,
        FAILED
    }

    /** {@return the trace of a compilation that begins now} */
    static CompileTrace begin() {
        return FlightRecording.begun() ? CompileEvent.begun() : Untraced.COMPILE;
    }

    /** The toolchain is known. */
    void found();

    /** What the compiler needs besides the sources is at hand. */
    void prepared();

    /** The compiler has been run. */
    void ran();

    /** It is over. */
    void ended(String language, Result result);
}
