package io.rustbox.selftest;

import static io.rustbox.selftest.Attack.named;
import static io.rustbox.selftest.Barrier.CLEAN_LAUNCH;
import static io.rustbox.selftest.Operand.result;
import static io.rustbox.selftest.Operand.room;
import static io.rustbox.selftest.Operand.text;
import static io.rustbox.selftest.Operand.value;
import static io.rustbox.selftest.Operand.words;
import static io.rustbox.selftest.Step.END;
import static io.rustbox.selftest.Step.add;
import static io.rustbox.selftest.Step.call;

import java.util.ArrayList;
import java.util.List;

/** Looking for what the caller left lying about. */
final class LaunchAttacks {
    private static final long F_GETFD = 1;
    private static final long LAST_DESCRIPTOR = 255;

    private LaunchAttacks() {}

    static List<Attack> all() {
        return List.of(
                named("environment", "find a variable of the caller's environment",
                        call("openat", value(FileAttacks.AT_FDCWD), text("/proc/self/environ"), value(0), value(0))
                                .onNegative(END),
                        call("read", result("openat"), room("variables", 4096), value(4096)).told())
                        .wants(bytes -> bytes > 0)
                        .fruitlessBy(CLEAN_LAUNCH),
                named("descriptor", "find a descriptor that the caller has open", _ -> new Script(searching()))
                        .wants(found -> found > 0)
                        .outside(_ -> leftOpen())
                        .fruitlessBy(CLEAN_LAUNCH));
    }

    /** Java's own way of starting a process closes all descriptors, so outside the probe opens one for itself. */
    private static Script leftOpen() {
        List<Step> steps = new ArrayList<>();
        steps.add(call("openat", value(FileAttacks.AT_FDCWD), text("/proc/self/status"), value(0), value(0)));
        steps.addAll(searching());
        return new Script(steps);
    }

    private static List<Step> searching() {
        Operand.Memory descriptor = words("descriptor", 3);
        return List.of(
                call("fcntl", descriptor.word(), value(F_GETFD)).onZero("found").onPositive("found"),
                add("next", descriptor, 1),
                add("left", words("left", LAST_DESCRIPTOR - 2), -1).onPositive("fcntl"),
                add("none", words("none", 0), 0).told().then(END),
                add("found", words("found", 0), 1).told().then(END));
    }
}
