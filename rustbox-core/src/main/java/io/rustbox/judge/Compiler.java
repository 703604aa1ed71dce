package io.rustbox.judge;

import io.rustbox.Command.BoxFile;
import io.rustbox.Command.Executable;
import io.rustbox.Report;
import io.rustbox.SandboxException;
import io.rustbox.language.Language;
import io.rustbox.language.Toolchain;
import io.rustbox.language.Toolchains;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes programs of sources. */
final class Compiler {
    private final Toolchains toolchains;
    private final Runs runs;

    Compiler(Toolchains toolchains, Runs runs) {
        this.toolchains = toolchains;
        this.runs = runs;
    }

    Compilation compile(Language language, List<SourceFile> submitted) throws InterruptedException {
        Instant started = Instant.now();
        try {
            Toolchain toolchain = toolchains.find(language);
            Sources sources = Sources.of(language.source(), submitted);
            return language.compile().isPresent()
                    ? compile(language, toolchain, sources)
                    : new Compiled(language, toolchain, sources, sources.inBox(), Compiled.Origin.SOURCES,
                            Optional.empty());
        } catch (SandboxException e) {
            return new CompileFailed(ExecutionResult.failed(language.id(), e, started, Instant.now()));
        }
    }

    private Compilation compile(Language language, Toolchain toolchain, Sources sources)
            throws SandboxException, InterruptedException {
        Report report = runs.report(Execution.ofCompiler(language, toolchain, sources, Optional.empty()));
        ExecutionResult result = runs.result(language, toolchain, report).ofCompiler();
        if (Verdict.ofCompiler(report.evidence()).code() != VerdictCode.AC) {
            return new CompileFailed(ExecutionResult.compileFailed(result));
        }
        return new Compiled(language, toolchain, sources, artefacts(language.compile().orElseThrow(), report),
                Compiled.Origin.COMPILER, Optional.of(result));
    }

    private static List<BoxFile> artefacts(Language.Compile compile, Report report) {
        Set<String> single = compile.artefacts().stream().map(each -> each.path()).collect(Collectors.toSet());
        List<BoxFile> artefacts = new ArrayList<>();
        report.files().forEach((path, content) -> artefacts.add(
                new BoxFile(path, content, single.contains(path) ? Executable.YES : Executable.NO)));
        return artefacts;
    }
}
