package io.rustbox.commands;

import io.rustbox.judge.ExecutionResult;
import io.rustbox.judge.ResultFormatException;
import io.rustbox.judge.ResultJson;
import io.rustbox.judge.VerdictExplanation;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code judge explain}. */
@Command(name = "explain", description = {
    "Runs the classifier again over the evidence of a stored result, and prints rule by rule why.",
    "",
    "Exit status: 0 the evidence gives the verdict that was stored, 1 it gives another, 2 usage error."
}, footerHeading = "%nExamples:%n", footer = {
    "  judge execute-code --permissive -l python -c 'print(1)' > result.json",
    "  judge explain result.json",
    "  judge execute-code --permissive -l python -c 'exit(3)' | judge explain -"
})
final class ExplainCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A result as judge execute-code wrote it; - is standard input.")
    private String file = "";

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        VerdictExplanation explanation = VerdictExplanation.of(result());
        console.print(explanation.lines());
        return switch (explanation.agreement()) {
            case AGREES, CHECKER_DECIDED, NO_EVIDENCE -> ExitStatus.OK.code();
            case DIFFERS -> ExitStatus.OTHER_VERDICT.code();
        };
    }

    private ExecutionResult result() {
        try {
            if (file.equals("-")) {
                return ResultJson.read(console.in());
            }
            try (InputStream in = new BufferedInputStream(Files.newInputStream(Path.of(file)))) {
                return ResultJson.read(in);
            }
        } catch (ResultFormatException e) {
            throw UsageProblem.of(spec, "FILE: " + file + ": " + e.getMessage());
        } catch (IOException e) {
            throw UsageProblem.of(spec, "FILE: " + IoMessage.of(e));
        }
    }
}
