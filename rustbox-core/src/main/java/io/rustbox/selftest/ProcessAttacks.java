package io.rustbox.selftest;

import static io.rustbox.selftest.Attack.named;
import static io.rustbox.selftest.Barrier.CREDENTIALS;
import static io.rustbox.selftest.Barrier.PID_NAMESPACE;
import static io.rustbox.selftest.FileAttacks.opens;
import static io.rustbox.selftest.Operand.value;
import static io.rustbox.selftest.Step.call;

import java.util.List;

/** Attacks on processes outside. */
final class ProcessAttacks {
    private ProcessAttacks() {}

    static List<Attack> all() {
        return List.of(
                named("see_process", "look at a process outside",
                        view -> opens("/proc/" + view.neighbour() + "/status", FileAttacks.O_RDONLY))
                        .refusedBy(PID_NAMESPACE, "ENOENT"),
                named("read_process_environment", "read the environment of a process outside",
                        view -> opens("/proc/" + view.neighbour() + "/environ", FileAttacks.O_RDONLY))
                        .refusedBy(PID_NAMESPACE, "ENOENT")
                        .refusedBy(CREDENTIALS, "EACCES"),
                named("signal_process", "send a signal to a process outside",
                        // signal 0: everything is checked and nothing sent
                        view -> Script.of(call("kill", value(view.neighbour()), value(0)).told()))
                        .refusedBy(PID_NAMESPACE, "ESRCH")
                        .refusedBy(CREDENTIALS, "EPERM"));
    }
}
