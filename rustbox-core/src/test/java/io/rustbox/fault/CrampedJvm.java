package io.rustbox.fault;

import io.rustbox.Command;
import io.rustbox.Limits;
import io.rustbox.Locked;
import io.rustbox.Report;
import io.rustbox.SandboxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A JVM whose own control group has no more to give. Says what came of what it tried, a line each. */
final class CrampedJvm {
    /** More tasks than a run takes: threads of ours, the child in between, the program and its shell's children. */
    private static final int MOST_TASKS = 8;

    private CrampedJvm() {}

    /** Takes what is scarce, the enforcement level, and the folder of the JVM's own group of the controller. */
    public static void main(String[] arguments) throws Exception {
        Enforced level = Enforced.valueOf(arguments[1]);
        switch (arguments[0]) {
            case "memory" -> memory(level);
            case "tasks" -> tasks(level, Path.of(arguments[2]));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** The program may have more than there is: {@code tail} keeps all that it can't tell from a last line. */
    private static void memory(Enforced level) throws SandboxException {
        Limits limits = Limits.cpu(Duration.ofSeconds(60))
                .wall(Duration.ofSeconds(120))
                .memory(Limits.mebibytes(4096))
                .processes(8);
        try (Locked<?> sandbox = level.open(limits)) {
            Report report = sandbox.run(Command.of("/bin/sh", "-c", "head -c 1500M /dev/zero | tail -n 1 | wc -c"));
            System.out.println("outcome " + report.outcome());
            System.out.println("next " + sandbox.run(Command.of("/bin/true")).outcome());
        }
    }

    private static void tasks(Enforced level, Path group) throws IOException, SandboxException {
        for (int left = 0; left <= MOST_TASKS; left++) {
            try (Locked<?> sandbox = level.open(Scenario.EXIT.limits())) {
                System.out.println("first " + told(sandbox, group, left));
                System.out.println("well " + told(sandbox));
                System.out.println("warm " + told(sandbox, group, left));
                System.out.println("well " + told(sandbox));
            }
        }
    }

    private static String told(Locked<?> sandbox, Path group, int left) throws IOException {
        Path limit = group.resolve("pids.max");
        long now = Long.parseLong(Files.readString(group.resolve("pids.current")).strip());
        Files.writeString(limit, Long.toString(now + left));
        try {
            return told(sandbox);
        } finally {
            Files.writeString(limit, "max");
        }
    }

    private static String told(Locked<?> sandbox) {
        try {
            Report report = sandbox.run(Command.of("/bin/sh", "-c", "echo hello; exit 3"));
            return report.outcome() + " " + report.stdout().text().strip();
        } catch (SandboxException e) {
            return "refused " + e.getMessage();
        }
    }
}
