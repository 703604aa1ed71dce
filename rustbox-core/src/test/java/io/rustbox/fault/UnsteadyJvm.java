package io.rustbox.fault;

import io.rustbox.Command;
import io.rustbox.Limits;
import io.rustbox.Locked;
import io.rustbox.Report;
import io.rustbox.Running;
import io.rustbox.SandboxException;
import java.time.Duration;

/** A JVM that is stopped, or whose wall clock wanders, while it runs programs. Says what came of them. */
final class UnsteadyJvm {
    private UnsteadyJvm() {}

    /** Takes what happens to this JVM, and the enforcement level. */
    public static void main(String[] arguments) throws Exception {
        Enforced level = Enforced.valueOf(arguments[1]);
        switch (arguments[0]) {
            case "clock" -> clock(level);
            case "stopped" -> stopped(level, arguments[2]);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void clock(Enforced level) throws SandboxException {
        long before = System.currentTimeMillis();
        System.out.println("step " + Math.abs(System.currentTimeMillis() - before));
        for (String script : new String[]{"echo hello; exit 3", "while :; do :; done", "sleep 1000"}) {
            Limits limits = Limits.cpu(Duration.ofSeconds(2))
                    .wall(Duration.ofSeconds(script.startsWith("sleep") ? 1 : 60))
                    .memory(Limits.mebibytes(64))
                    .processes(8);
            try (Locked<?> sandbox = level.open(limits)) {
                say(sandbox.run(Command.of("/bin/sh", "-c", script)));
            }
        }
    }

    /** Ends only when it is told to, so that it can be stopped however soon the program ends. */
    private static void stopped(Enforced level, String script) throws Exception {
        Limits limits = Limits.cpu(Duration.ofSeconds(1))
                .wall(Duration.ofSeconds(120))
                .memory(Limits.mebibytes(64))
                .processes(8);
        try (Locked<?> sandbox = level.open(limits)) {
            Running<?> running = sandbox.start(Command.of("/bin/sh", "-c", script));
            System.out.println("started");
            var _ = System.in.read();
            say(running.await());
        }
    }

    private static void say(Report report) {
        System.out.println("outcome " + report.outcome());
        System.out.println("wall " + report.evidence().timing().wall().toMillis());
        System.out.println("output " + report.stdout().writtenBytes());
    }
}
