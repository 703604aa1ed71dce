package io.rustbox.commands;

import io.rustbox.judge.VerdictCode;

/** What the exit status of every command means. */
enum ExitStatus {
    /** The program was accepted, or what was asked for is so. */
    OK(0),
    /** Another verdict, or what was asked for is not so. */
    OTHER_VERDICT(1),
    /** The command line can't be followed. Nothing ran. */
    USAGE(2),
    /** The sandbox failed: verdict IE. */
    SANDBOX_FAILURE(3);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static ExitStatus of(VerdictCode verdict) {
        return switch (verdict) {
            case AC -> OK;
            case WA, TLE, MLE, OLE, SIG, RE, CE -> OTHER_VERDICT;
            case IE -> SANDBOX_FAILURE;
        };
    }
}
