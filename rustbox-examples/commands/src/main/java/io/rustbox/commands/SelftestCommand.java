package io.rustbox.commands;

import io.rustbox.SandboxException;
import io.rustbox.evidence.Mode;
import io.rustbox.host.HostProbe;
import io.rustbox.selftest.Selftest;
import io.rustbox.selftest.SelftestReport;
import io.rustbox.selftest.SelftestReport.Conclusion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code judge selftest}. */
@Command(name = "selftest", description = {
    "Attacks this host from sandboxes and says of each attack what stopped it. Each is first shown to work outside,"
            + " in a form that does no harm. Without an option: in both modes as root, in permissive as another user.",
    "",
    "Exit status: 0 everything was contained that the mode promises to contain; 1 something was not;"
            + " 3 it could not be run, or could not be told."
}, footerHeading = "%nExamples:%n", footer = {"  sudo judge selftest", "  judge selftest --permissive",
    "  sudo judge selftest --strict --json"})
final class SelftestCommand implements Callable<Integer> {
    private final Console console;
    private final HostProbe.User user;

    @ArgGroup(exclusive = true)
    private Choice choice = new Choice();

    @Option(names = "--json", description = "Everything, as JSON.")
    private boolean json;

    /** One mode alone. */
    static final class Choice {
        @Option(names = "--strict", description = "In strict mode alone. Takes root.")
        boolean strict;

        @Option(names = "--permissive", description = "In permissive mode alone.")
        boolean permissive;
    }

    SelftestCommand(Console console, HostProbe.User user) {
        this.console = console;
        this.user = user;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        SelftestText text = new SelftestText(console);
        List<SelftestReport> reports = new ArrayList<>();
        try (Selftest selftest = Selftest.prepare()) {
            for (Mode mode : modes()) {
                if (json) {
                    reports.add(selftest.run(mode, _ -> {}));
                } else {
                    console.print(text.heading(mode));
                    SelftestReport report = selftest.run(mode, result -> text.print(result));
                    console.print(text.summary(report));
                    reports.add(report);
                }
            }
        } catch (SandboxException | IOException failure) {
            console.err().println("judge selftest: " + failure.getMessage());
            return ExitStatus.SANDBOX_FAILURE.code();
        }
        if (json) {
            new SelftestJson(console.out()).write(user, reports);
        }
        return status(reports).code();
    }

    private List<Mode> modes() {
        if (choice.strict) {
            return List.of(Mode.STRICT);
        }
        boolean both = user == HostProbe.User.ROOT && !choice.permissive;
        return both ? Arrays.asList(Mode.values()) : List.of(Mode.PERMISSIVE);
    }

    private static ExitStatus status(List<SelftestReport> reports) {
        List<Conclusion> conclusions = reports.stream().map(SelftestReport::conclusion).toList();
        if (conclusions.contains(Conclusion.BROKEN)) {
            return ExitStatus.OTHER_VERDICT;
        }
        return conclusions.contains(Conclusion.UNDECIDED) ? ExitStatus.SANDBOX_FAILURE : ExitStatus.OK;
    }
}
