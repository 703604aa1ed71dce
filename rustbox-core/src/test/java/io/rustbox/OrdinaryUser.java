package io.rustbox;

import io.rustbox.evidence.Mode;
import io.rustbox.selftest.Selftest;
import io.rustbox.selftest.SelftestReport;
import io.rustbox.testing.CPrograms;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A JVM of an ordinary user that does in permissive mode what its arguments say, and tells what came of it. */
final class OrdinaryUser {
    private OrdinaryUser() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "amid-others" -> amidOthers();
            case "selftest" -> selftest();
            case "view" -> run(CPrograms.command("view"));
            default -> run(CPrograms.command("acts", arguments));
        }
    }

    private static void run(Command command) throws SandboxException {
        tell(Level.PERMISSIVE.run(Level.AMPLE.output(100_000), command));
    }

    private static void selftest() throws Exception {
        try (Selftest selftest = Selftest.prepare()) {
            SelftestReport report = selftest.run(Mode.PERMISSIVE, result -> System.out.println(
                    result.containment() + " " + result.id() + ": " + result.inside()));
            System.out.println("conclusion " + report.conclusion());
        }
    }

    /**
     * Starts a program that makes 12 processes after a while; by then the JVM has more threads than before, and another
     * program has made as many processes.
     */
    private static void amidOthers() throws Exception {
        try (Locked<?> one = Level.PERMISSIVE.open(Level.AMPLE)) {
            Running<?> late = one.start(sleepers("sleep 1; ", 1));
            for (int i = 0; i < 40; i++) {
                var _ = Thread.ofPlatform().daemon().start(LockSupport::park);
            }
            try (Locked<?> other = Level.PERMISSIVE.open(Level.AMPLE)) {
                tell(other.start(sleepers("", 3)).await());
            }
            tell(late.await());
        }
    }

    private static Command sleepers(String first, int seconds) {
        return Command.of("/bin/sh", "-c", first + ("sleep " + seconds + " & ").repeat(12) + "wait; echo done");
    }

    private static void tell(Report report) {
        System.out.print(report.stdout().text());
        System.out.println("outcome " + report.outcome());
        System.out.println("leftovers " + report.evidence().lifecycle().leftovers().size());
        System.out.println("layers " + applied(report));
        report.evidence().collectionErrors().forEach(error -> System.out.println("error " + error));
    }

    private static List<String> applied(Report report) {
        return report.evidence().layers().stream()
                .map(layer -> layer.layer())
                .filter(report.evidence()::applied)
                .map(layer -> layer.id())
                .toList();
    }
}
