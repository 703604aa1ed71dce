package io.rustbox.commands;

import io.rustbox.evidence.HostConditions;
import io.rustbox.host.Check;
import io.rustbox.host.Diagnosis;
import io.rustbox.host.HostProbe;
import io.rustbox.host.HostReport;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code judge doctor}. */
@Command(name = "doctor", description = {
    "Reports what of this host's settings matters to the security of sandboxes or to reproducible times: what it means,"
            + " the line that mends it, and a reproducibility score. What sandboxes can't do without is reported too;"
            + " check-deps adds the languages.",
    "",
    "The score is 100 less the points of each setting that is poor or can't be read.",
    "",
    "Exit status: 0 nothing is amiss; 1 something is."
}, footerHeading = "%nExamples:%n", footer = {"  judge doctor", "  sudo judge doctor --verbose",
    "  judge doctor --json"})
final class DoctorCommand implements Callable<Integer> {
    private final Console console;
    private final HostProbe probe;

    @Option(names = {"-v", "--verbose"}, description = "Show what is as it should be, too.")
    private boolean verbose;

    @Option(names = "--json", description = "Everything, as JSON.")
    private boolean json;

    DoctorCommand(Console console, HostProbe probe) {
        this.console = console;
        this.probe = probe;
    }

    @Override
    public Integer call() throws IOException {
        HostReport host = probe.report();
        List<Diagnosis> diagnoses = probe.diagnoses();
        HostConditions conditions = probe.conditions();
        if (json) {
            new DoctorJson(console.out()).write(host, diagnoses, conditions);
        } else {
            CheckDepsText.Detail detail = verbose ? CheckDepsText.Detail.EVERYTHING : CheckDepsText.Detail.PROBLEMS;
            console.print(new DoctorText(console, detail).lines(host, diagnoses, conditions));
        }
        boolean well = host.checks().stream().allMatch(check -> check.status() == Check.Status.OK)
                && diagnoses.stream().noneMatch(diagnosis -> diagnosis.state() == Diagnosis.State.POOR);
        return well ? ExitStatus.OK.code() : ExitStatus.OTHER_VERDICT.code();
    }
}
