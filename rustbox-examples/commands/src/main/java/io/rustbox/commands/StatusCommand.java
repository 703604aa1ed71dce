package io.rustbox.commands;

import io.rustbox.host.Activity;
import io.rustbox.host.HostProbe;
import io.rustbox.host.HostReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code judge status}. */
@Command(name = "status", description = "Says in brief what this host offers and what sandboxes run on it, or have left behind.", footerHeading = "%nExamples:%n", footer = {
    "  judge status"})
final class StatusCommand implements Callable<Integer> {
    private final Console console;
    private final HostProbe probe;

    StatusCommand(Console console, HostProbe probe) {
        this.console = console;
        this.probe = probe;
    }

    @Override
    public Integer call() throws IOException {
        HostReport host = probe.report();
        Activity activity = probe.activity();
        List<String> lines = new ArrayList<>();
        lines.add("host: Linux " + host.kernel() + ", " + host.architecture());
        lines.add("strict: " + (host.strictPossible() ? "possible" : "not possible, see check-deps"));
        host.checks().stream()
                .filter(check -> check.id().equals("cgroup"))
                .forEach(check -> lines.add("control groups: " + check.finding()));
        lines.add("sandboxed processes: " + activity.processes().size());
        activity.processes()
                .forEach(process -> lines
                        .add("  pid " + process.pid() + ", uid " + process.uid() + ": " + process.name()));
        lines.add("control groups of judges: " + activity.groups().size());
        activity.groups().forEach(group -> lines.add("  " + group));
        console.print(lines);
        return ExitStatus.OK.code();
    }
}
