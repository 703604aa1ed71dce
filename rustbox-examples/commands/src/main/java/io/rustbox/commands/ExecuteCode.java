package io.rustbox.commands;

import io.rustbox.UnsupportedHostException;
import io.rustbox.evidence.Mode;
import io.rustbox.host.HostProbe;
import io.rustbox.judge.ExecutionResult;
import io.rustbox.judge.Judge;
import io.rustbox.judge.LimitRefusedException;
import io.rustbox.judge.Program;
import io.rustbox.judge.ResultJson;
import io.rustbox.language.Languages;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code judge execute-code}. */
@Command(name = "execute-code", description = {
    "Runs a program and writes its verdict as JSON on standard output, and a line for people on standard error.",
    "",
    "Exit status: 0 accepted (AC), 1 any other verdict, 2 usage error, 3 the sandbox failed (IE)."
}, footerHeading = "%nExamples:%n", footer = {
    "  judge execute-code --permissive --language python --code 'print(2 ** 10)'",
    "  sudo judge execute-code -l python -f main.py --stdin-file in.txt --mem 64",
    "  cat main.py | judge execute-code --permissive -l python - --stdin hello"
})
final class ExecuteCode implements Callable<Integer> {
    private final Console console;
    private final HostProbe.User user;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = {"-l",
        "--language"}, required = true, paramLabel = "LANGUAGE", description = "The language's id or an alias; see judge languages.")
    private String language = "";

    @Mixin
    private final SourceOptions source = new SourceOptions();

    @Mixin
    private final ModeOptions mode = new ModeOptions();

    @Mixin
    private final LimitOptions limits = new LimitOptions();

    @Mixin
    private final LanguageOptions languageFiles = new LanguageOptions();

    @ArgGroup(exclusive = true)
    private final Format format = new Format();

    @Option(names = {"-q", "--quiet"}, description = "No line for people on standard error.")
    private boolean quiet;

    static final class Format {
        @Option(names = "--json", description = "The verdict as JSON. The default.")
        boolean json;

        @Option(names = "--text", description = "The verdict for people, on standard output.")
        boolean text;
    }

    ExecuteCode(Console console, HostProbe.User user) {
        this.console = console;
        this.user = user;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Languages languages = languageFiles.languages(System.getenv());
        Program program = program(languages);
        ExecutionResult result = execute(languages, program);
        write(result);
        return ExitStatus.of(result.verdict().code()).code();
    }

    private Program program(Languages languages) throws IOException {
        var known = languages
                .find(language)
                .orElseThrow(() -> UsageProblem.of(
                        spec,
                        "--language: no language '" + language + "'; there are "
                                + String.join(", ", languages.all().stream().map(each -> each.id()).toList())));
        Program program = Program.of(known.id(), source.source(console))
                .stdin(source.stdin(console))
                .arguments(source.arguments())
                .limits(limits.overrides());
        try {
            var _ = program.input().limits().applyTo(known.run().limits(), known.maximum());
        } catch (LimitRefusedException e) {
            throw UsageProblem.of(spec, LimitOptions.option(e.limit()) + ": " + e.getMessage() + " for " + known.id());
        } catch (IllegalArgumentException e) {
            throw UsageProblem.of(spec, String.valueOf(e.getMessage()));
        }
        return program;
    }

    private ExecutionResult execute(Languages languages, Program program) throws InterruptedException {
        try (Judge judge = judge(mode.permittedMode(user), languages)) {
            return judge.execute(program);
        } catch (UnsupportedHostException e) {
            Instant now = Instant.now();
            return ExecutionResult.failed(program.language(), e, now, now);
        }
    }

    private static Judge judge(Mode mode, Languages languages) {
        return switch (mode) {
            case STRICT -> Judge.strict(languages);
            case PERMISSIVE -> Judge.permissive(languages);
        };
    }

    private void write(ExecutionResult result) throws IOException {
        ResultText text = new ResultText(console);
        if (format.text) {
            console.print(text.lines(result));
            return;
        }
        ResultJson.Layout layout =
                Console.isTerminal(1) ? ResultJson.Layout.INDENTED : ResultJson.Layout.COMPACT;
        ResultJson.write(result, console.out(), layout);
        if (!quiet) {
            console.err().println(text.line(result));
        }
    }
}
