package io.rustbox.commands;

import io.rustbox.UnsupportedHostException;
import io.rustbox.evidence.Mode;
import io.rustbox.host.HostProbe;
import io.rustbox.judge.Judge;
import io.rustbox.judge.Judgement;
import io.rustbox.judge.JudgementJson;
import io.rustbox.judge.LimitRefusedException;
import io.rustbox.judge.Program;
import io.rustbox.judge.ResultJson;
import io.rustbox.judge.Submission;
import io.rustbox.language.Languages;
import io.rustbox.problems.Problem;
import io.rustbox.problems.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code judge run}. */
@Command(name = "run", description = {
    "Runs a program on all tests of a problem, a folder in the problem package format of Kattis and the ICPC, and prints a"
            + " verdict for each.",
    "",
    "Exit status: 0 accepted (AC), 1 any other verdict, 2 usage error, 3 the judge failed (IE)."
}, footerHeading = "%nExamples:%n", footer = {
    "  sudo judge run problems/hello solution.cpp",
    "  judge run --permissive --time 2 problems/hello solution.py"
})
final class JudgeRun implements Callable<Integer> {
    private final Console console;
    private final HostProbe.User user;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PROBLEM_DIR", description = "The folder that holds problem.yaml.")
    private Path problemFolder = Path.of("");

    @Parameters(index = "1", paramLabel = "SOURCE", description = "The program: a file, or a folder of files.")
    private Path source = Path.of("");

    @Option(names = {"-l",
        "--language"}, paramLabel = "LANGUAGE", description = "The program's language, if the extension of its files doesn't tell.")
    private @Nullable String language;

    @Mixin
    private final ModeOptions mode = new ModeOptions();

    @Mixin
    private final LimitOptions limits = new LimitOptions();

    @Mixin
    private final LanguageOptions languageFiles = new LanguageOptions();

    @ArgGroup(exclusive = true)
    private final Format format = new Format();

    static final class Format {
        @Option(names = "--text", description = "A table for people. The default.")
        boolean text;

        @Option(names = "--json", description = "The judgement as JSON.")
        boolean json;
    }

    JudgeRun(Console console, HostProbe.User user) {
        this.console = console;
        this.user = user;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Languages languages = languageFiles.languages(System.getenv());
        Problem problem = problem();
        Submission submission = problem.submission(program(languages).limits(limits.overrides()));
        Mode permitted;
        try {
            permitted = mode.permittedMode(user);
        } catch (UnsupportedHostException e) {
            console.err().println("IE: " + e.getMessage());
            return ExitStatus.SANDBOX_FAILURE.code();
        }
        RunProgress progress = new RunProgress(
                console, problem, format.json ? RunProgress.Rows.HIDDEN : RunProgress.Rows.SHOWN);
        try (Judge judge = judge(permitted, languages)) {
            CompletableFuture<Judgement> future = begin(judge, submission, progress);
            Judgement judgement = future.join();
            write(judgement, problem);
            return ExitStatus.of(judgement.verdict()).code();
        }
    }

    private CompletableFuture<Judgement> begin(Judge judge, Submission submission, RunProgress progress) {
        try {
            return judge.submit(submission, progress);
        } catch (LimitRefusedException e) {
            throw UsageProblem.of(spec,
                    LimitOptions.option(e.limit()) + ", or the problem's own limit: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw UsageProblem.of(spec,
                    "the program can't be run with these limits, or the problem's files: " + e.getMessage());
        }
    }

    private Problem problem() {
        try {
            return Problem.read(problemFolder);
        } catch (IOException e) {
            throw UsageProblem.of(spec, "PROBLEM_DIR: " + IoMessage.of(e));
        }
    }

    private Program program(Languages languages) {
        try {
            if (!Files.isReadable(source)) {
                throw UsageProblem.of(spec, "SOURCE: " + source + " can't be read, or is not there");
            }
            Optional<String> named = Optional.ofNullable(language);
            Program program = named.isPresent() ? Programs.read(source, named.get()) : Programs.read(source);
            if (languages.find(program.language()).isEmpty()) {
                throw UsageProblem.of(spec, "--language: no language '" + program.language() + "'; there are "
                        + String.join(", ", languages.all().stream().map(each -> each.id()).toList()));
            }
            return program;
        } catch (IOException e) {
            throw UsageProblem.of(spec, "SOURCE: " + IoMessage.of(e));
        }
    }

    private static Judge judge(Mode mode, Languages languages) {
        return switch (mode) {
            case STRICT -> Judge.strict(languages);
            case PERMISSIVE -> Judge.permissive(languages);
        };
    }

    private void write(Judgement judgement, Problem problem) throws IOException {
        if (format.json) {
            ResultJson.Layout layout = Console.isTerminal(1) ? ResultJson.Layout.INDENTED : ResultJson.Layout.COMPACT;
            JudgementJson.write(judgement, console.out(), layout);
        } else {
            console.print(new JudgementText(console, problem).summary(judgement));
        }
    }
}
