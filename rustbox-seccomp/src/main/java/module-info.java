import org.jspecify.annotations.NullMarked;

/** Seccomp policy as data, compiled to a classic BPF program. Pure Java: no kernel call, no native access. */
@NullMarked
module io.rustbox.seccomp {
    requires static org.jspecify;
    requires com.fasterxml.jackson.core;

    exports io.rustbox.seccomp;
}
