package io.rustbox;

import io.rustbox.testing.CPrograms;
import java.util.List;

/** A JVM of an ordinary user that does in permissive mode what its arguments say, and tells what came of it. */
final class OrdinaryUser {
    private OrdinaryUser() {}

    public static void main(String[] arguments) throws SandboxException {
        Command command = arguments[0].equals("view")
                ? CPrograms.command("view")
                : CPrograms.command("acts", arguments);
        Report report = Level.PERMISSIVE.run(Level.AMPLE.output(100_000), command);
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
