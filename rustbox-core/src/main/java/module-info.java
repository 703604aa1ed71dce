import org.jspecify.annotations.NullMarked;

/** Runs untrusted programs behind eight kernel layers and reports what the kernel says happened. */
@NullMarked
module io.rustbox.core {
    requires static org.jspecify;
    requires static jdk.jfr;
    requires transitive io.rustbox.seccomp;
    requires io.rustbox.cgroups;
    requires com.fasterxml.jackson.core;

    exports io.rustbox;
    exports io.rustbox.checker;
    exports io.rustbox.evidence;
    exports io.rustbox.judge;
    exports io.rustbox.host;
    exports io.rustbox.language;
    exports io.rustbox.selftest;
}
