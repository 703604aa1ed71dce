package io.rustbox.judge;

import io.rustbox.Command.BoxFile;
import io.rustbox.Command.Executable;
import io.rustbox.Report;
import io.rustbox.SandboxException;
import io.rustbox.events.CompileTrace;
import io.rustbox.language.Language;
import io.rustbox.language.Toolchain;
import io.rustbox.language.Toolchains;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes programs of sources. */
final class Compiler {
    private final Toolchains toolchains;
    private final Runs runs;
    private final ArtefactStore artefacts;
    private final Preparations preparations;
    private final Map<String, CompletableFuture<Compilation>> underWay = new ConcurrentHashMap<>();

    Compiler(Toolchains toolchains, Runs runs, ArtefactStore artefacts, Preparations preparations) {
        this.toolchains = toolchains;
        this.runs = runs;
        this.artefacts = artefacts;
        this.preparations = preparations;
    }

    Compilation compile(Language language, List<SourceFile> submitted, Cancellation cancellation)
            throws InterruptedException {
        CompileTrace trace = CompileTrace.begin();
        Compilation made = compile(language, submitted, trace, cancellation);
        trace.ended(language.id(), result(made));
        return made;
    }

    private static CompileTrace.Result result(Compilation made) {
        return switch (made) {
            case CompileFailed _ -> CompileTrace.Result.FAILED;
            case Compiled compiled -> switch (compiled.origin()) {
                case SOURCES -> CompileTrace.Result.SOURCES;
                case COMPILER -> CompileTrace.Result.COMPILED;
                case CACHE -> CompileTrace.Result.CACHED;
            };
        };
    }

    private Compilation compile(
            Language language, List<SourceFile> submitted, CompileTrace trace, Cancellation cancellation)
            throws InterruptedException {
        Instant started = Instant.now();
        try {
            Toolchain toolchain = toolchains.find(language);
            trace.found();
            Sources sources = Sources.of(language.source(), submitted);
            return language.compile().isPresent()
                    ? compile(language, toolchain, sources, trace, cancellation)
                    : new Compiled(language, toolchain, sources, sources.inBox(), Compiled.Origin.SOURCES,
                            Optional.empty());
        } catch (SandboxException e) {
            return new CompileFailed(ExecutionResult.failed(language.id(), e, started, Instant.now()));
        }
    }

    /** At any time, one thread makes the artefact of a key, and the others wait for it. */
    private Compilation compile(
            Language language, Toolchain toolchain, Sources sources, CompileTrace trace, Cancellation cancellation)
            throws SandboxException, InterruptedException {
        String key = CacheKey.ofArtefact(language, toolchain, sources, runs.policyDigest());
        while (true) {
            CompletableFuture<Compilation> mine = new CompletableFuture<>();
            CompletableFuture<Compilation> others = underWay.putIfAbsent(key, mine);
            if (others == null) {
                try {
                    Compilation made = cachedOrMade(key, language, toolchain, sources, trace, cancellation);
                    if (isLasting(made)) {
                        mine.complete(made);
                    }
                    return made;
                } finally {
                    underWay.remove(key, mine);
                    mine.cancel(false);
                }
            }
            try {
                return others.get();
            } catch (ExecutionException | CancellationException e) {
                // whoever was at it failed, for reasons of its own: one of those who waited tries
            }
        }
    }

    /** What a failure of the sandbox prevented may succeed another time. */
    private static boolean isLasting(Compilation made) {
        return switch (made) {
            case Compiled _ -> true;
            case CompileFailed(ExecutionResult result) -> result.verdict().code() != VerdictCode.IE;
        };
    }

    private Compilation cachedOrMade(
            String key, Language language, Toolchain toolchain, Sources sources, CompileTrace trace,
            Cancellation cancellation)
            throws SandboxException, InterruptedException {
        Optional<Artefact> cached = artefacts.get(key);
        if (cached.isPresent()) {
            return compiled(language, toolchain, sources, cached.get(), Compiled.Origin.CACHE);
        }
        Compilation made = make(language, toolchain, sources, trace, cancellation);
        if (made instanceof Compiled compiled) {
            artefacts.put(key, new Artefact(compiled.files(), compiled.compile().orElseThrow()));
        }
        return made;
    }

    private static Compiled compiled(
            Language language, Toolchain toolchain, Sources sources, Artefact artefact, Compiled.Origin origin) {
        return new Compiled(
                language, toolchain, sources, artefact.files(), origin, Optional.of(artefact.compile()));
    }

    private Compilation make(
            Language language, Toolchain toolchain, Sources sources, CompileTrace trace, Cancellation cancellation)
            throws SandboxException, InterruptedException {
        Optional<Path> prepared = preparations.forCompiler(language, toolchain, sources, cancellation);
        trace.prepared();
        Report report = runs.report(Execution.ofCompiler(language, toolchain, sources, prepared), cancellation);
        trace.ran();
        cancellation.requireNot();
        ExecutionResult result = runs.result(language, toolchain, report).ofCompiler(mounts(language, toolchain));
        if (Verdict.ofCompiler(result.evidence().orElseThrow()).code() != VerdictCode.AC) {
            return new CompileFailed(ExecutionResult.compileFailed(result));
        }
        Artefact artefact = new Artefact(artefacts(language.compile().orElseThrow(), report), result);
        return compiled(language, toolchain, sources, artefact, Compiled.Origin.COMPILER);
    }

    private static List<Path> mounts(Language language, Toolchain toolchain) {
        return Stream.of(toolchain.mounts(), language.mounts(), List.of(toolchain.executable()))
                .flatMap(List::stream)
                .toList();
    }

    private static List<BoxFile> artefacts(Language.Compile compile, Report report) {
        Set<String> single = compile.artefacts().stream().map(each -> each.path()).collect(Collectors.toSet());
        List<BoxFile> artefacts = new ArrayList<>();
        report.files().forEach((path, content) -> artefacts.add(
                new BoxFile(path, content, single.contains(path) ? Executable.YES : Executable.NO)));
        return artefacts;
    }
}
