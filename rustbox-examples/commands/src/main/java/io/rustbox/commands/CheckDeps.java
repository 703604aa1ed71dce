package io.rustbox.commands;

import io.rustbox.host.HostProbe;
import io.rustbox.host.HostReport;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code judge check-deps}. */
@Command(name = "check-deps", description = {
    "Reports every language's toolchain, every kernel feature and each of the eight layers, with the line that"
            + " fixes what is missing.",
    "",
    "Exit status: 0 this user can run programs here, strictly if it is root; 1 it can't."
}, footerHeading = "%nExamples:%n", footer = {"  judge check-deps", "  sudo judge check-deps --verbose",
    "  judge check-deps --json"})
final class CheckDeps implements Callable<Integer> {
    private final Console console;
    private final HostProbe probe;

    @Option(names = {"-v", "--verbose"}, description = "Show what is as it should be, too.")
    private boolean verbose;

    @Option(names = "--json", description = "Everything, as JSON.")
    private boolean json;

    @Mixin
    private final LanguageOptions languageFiles = new LanguageOptions();

    CheckDeps(Console console, HostProbe probe) {
        this.console = console;
        this.probe = probe;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        HostReport host = probe.report();
        List<LanguageState> languages = LanguageState.all(languageFiles.languages(System.getenv()), probe.user());
        Readiness readiness = Readiness.of(host, languages, probe.user());
        if (json) {
            new CheckDepsJson(console.out()).write(host, languages, readiness);
        } else {
            CheckDepsText.Detail detail = verbose ? CheckDepsText.Detail.EVERYTHING : CheckDepsText.Detail.PROBLEMS;
            console.print(new CheckDepsText(console, detail).lines(host, languages, readiness));
        }
        return switch (readiness) {
            case STRICT, PERMISSIVE -> ExitStatus.OK.code();
            case NOT_READY -> ExitStatus.OTHER_VERDICT.code();
        };
    }
}
