package io.rustbox.judge;

import java.util.Locale;

/** What a verdict rests on, finer than its {@link VerdictCode}. */
public enum VerdictCause {
    NORMAL_EXIT(VerdictCode.AC),
    WRONG_ANSWER(VerdictCode.WA),
    CPU_LIMIT(VerdictCode.TLE),
    WALL_LIMIT(VerdictCode.TLE),
    OOM_KILL(VerdictCode.MLE),
    /** A language's runtime reported that its heap, derived from the memory limit, was exhausted. */
    RUNTIME_HEAP(VerdictCode.MLE),
    OUTPUT_LIMIT(VerdictCode.OLE),
    SIGNAL(VerdictCode.SIG),
    FILE_SIZE_LIMIT(VerdictCode.SIG),
    FORBIDDEN_SYSCALL(VerdictCode.SIG),
    NONZERO_EXIT(VerdictCode.RE),
    COMPILE_ERROR(VerdictCode.CE),
    COMPILE_TIME_LIMIT(VerdictCode.CE),
    COMPILE_MEMORY_LIMIT(VerdictCode.CE),
    LAUNCH_FAILED(VerdictCode.IE),
    EVIDENCE_MISSING(VerdictCode.IE),
    CLEANUP_FAILED(VerdictCode.IE),
    SUPERVISOR_FAILED(VerdictCode.IE),
    /** A checker or an interactor crashed, hung, or said nothing that is known. */
    CHECKER_FAILED(VerdictCode.IE),
    /** The caller cancelled the run, so nothing can be said of the program. */
    CANCELLED(VerdictCode.IE);

    private final VerdictCode code;

    VerdictCause(VerdictCode code) {
        this.code = code;
    }

    /** {@return the code that this cause belongs to} */
    public VerdictCode code() {
        return code;
    }

    /** {@return the name used in JSON, {@code cpu_limit}} */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
