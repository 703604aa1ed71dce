package io.rustbox.host;

import io.rustbox.evidence.Layer;
import java.util.List;
import java.util.Set;

/** Whether filters and no_new_privs are to be had: {@code CONFIG_SECCOMP_FILTER}. */
record SeccompChecks(HostFiles files) {
    private static final String ACTIONS = "/proc/sys/kernel/seccomp/actions_avail";
    private static final String REMEDY = "boot a kernel with CONFIG_SECCOMP_FILTER=y";

    List<Check> all() {
        return List.of(filter(), noNewPrivs());
    }

    private Check filter() {
        Set<Layer> layers = Set.of(Layer.SECCOMP);
        String title = "seccomp filters";
        List<String> actions = List.of(files.text(ACTIONS).orElse("").split("\\s+"));
        return actions.contains("kill_process") && actions.contains("errno")
                ? Check.ok("seccomp_filter", title, "offered with kill_process and errno", layers)
                : Check.missing("seccomp_filter", title, "this kernel offers no filters", REMEDY, layers);
    }

    private Check noNewPrivs() {
        Set<Layer> layers = Set.of(Layer.NO_NEW_PRIVS);
        String title = "no_new_privs";
        return files.status().containsKey("NoNewPrivs")
                ? Check.ok("no_new_privs", title, "offered", layers)
                : Check.missing(
                        "no_new_privs",
                        title,
                        "/proc/self/status does not show it",
                        "mount -t proc proc /proc, on Linux 5.14 or newer",
                        layers);
    }
}
